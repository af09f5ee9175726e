package dev.lighterman.workflow;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorLog;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an approved run. The plan is made again from its stored values. If its effects are the
 * approved ones or fewer, it runs; if there are effects that no approver saw, a new request
 * replaces it.
 */
final class StartRun {
  private static final Logger log = LoggerFactory.getLogger(StartRun.class);

  /** How long an approved request may wait if planning again is not possible. */
  private static final Duration MAX_WAIT = Duration.ofDays(1);

  /** How often a request that waits for the end of a freeze looks whether it is lifted. */
  private static final Duration FREEZE_CHECK = Duration.ofSeconds(30);

  private final Function<String, Change> changes;
  private final Transitions transitions;
  private final ChangeFreeze freeze;
  private final Supplier<PolicyEvaluator> policy;

  StartRun(WorkflowDependencies dependencies, ChangeFreeze freeze, Transitions transitions) {
    this.policy = dependencies.policy();
    this.changes = dependencies.changes();
    this.freeze = freeze;
    this.transitions = transitions;
  }

  TaskResult begin(Request request, Approved approved) {
    Instant now = transitions.now();
    Instant notBefore = approved.notBefore();
    if (notBefore != null && now.isBefore(notBefore)) {
      return TaskResult.again(Duration.between(now, notBefore));
    }
    Instant notAfter = approved.notAfter();
    if (now.isAfter(notAfter == null ? approved.start().plus(MAX_WAIT) : notAfter)) {
      return changeIfUnchanged(
          request, (transaction, locked) -> expire(transaction, locked, approved));
    }
    Instant opening = policy.get().windows().earliest(PolicyRequests.of(request), now);
    if (opening.isAfter(now)) {
      return changeIfUnchanged(
          request,
          (transaction, locked) ->
              transitions.move(transaction, locked, approved.startingAt(opening), AuditNote.bot()));
    }
    Optional<ChangeFreeze.Covering> frozen = freeze.covering(request);
    if (frozen.isPresent() || approved.frozen() != null) {
      transitions.ifUnchanged(
          request, (transaction, locked) -> hold(transaction, locked, approved));
      return TaskResult.again(frozen.isPresent() ? FREEZE_CHECK : Duration.ZERO);
    }
    try {
      ReplanResult replanned = replan(request);
      return changeIfUnchanged(
          request, (transaction, locked) -> start(transaction, locked, approved, replanned));
    } catch (TryLater later) {
      return transitions.tryLater(
          request,
          approved.start(),
          later.after(),
          (at, again) -> approved.waits(later.why(), at, again));
    }
  }

  /**
   * The result of making an approved plan again.
   *
   * @param plan the new plan; empty if the plan is no longer possible
   * @param unapproved the effects that no approver saw, or why there is no plan
   */
  private record ReplanResult(Optional<Plan> plan, List<Sentence> unapproved) {
    static ReplanResult of(Plan approved, Plan current) {
      return new ReplanResult(
          Optional.of(current), current.effectsNotIn(approved).stream().map(Effect::says).toList());
    }

    static ReplanResult impossible(Sentence why) {
      return new ReplanResult(Optional.empty(), List.of(why));
    }
  }

  /**
   * Makes the plan again. All failures except {@link TryLater} lead to a new request, where
   * planning reports the failure to the asker.
   *
   * @throws TryLater if planning is not possible now
   */
  private ReplanResult replan(Request request) {
    Plan plan = Objects.requireNonNull(request.plan());
    try {
      Change change = changes.apply(plan.operation());
      return ReplanResult.of(plan, ExternalCalls.onlyReading(() -> change.replan(plan)));
    } catch (TryLater later) {
      throw later;
    } catch (AskerMustAct refusal) {
      return ReplanResult.impossible(refusal.why());
    } catch (OperatorMustAct refusal) {
      OperatorLog.mustAct(refusal, Map.of("request", request.number()));
      return ReplanResult.impossible(refusal.why());
    } catch (RuntimeException | Error unexpected) {
      log.atError()
          .setCause(unexpected)
          .addKeyValue("request", request.number())
          .log("planning again failed by a fault of ours");
      return ReplanResult.impossible(Sentence.of("workflow.our-fault"));
    }
  }

  /** Applies {@code change} if the request is unchanged, and runs the task again in any case. */
  private TaskResult changeIfUnchanged(Request read, BiConsumer<Transaction, Request> change) {
    transitions.ifUnchanged(read, change);
    return TaskResult.again(Duration.ZERO);
  }

  /** Stores whether changes are frozen, for people to read. */
  private void hold(Transaction transaction, Request request, Approved approved) {
    Optional<ChangeFreeze.Covering> frozen = freeze.covering(transaction, request);
    Approved held = approved.frozen(frozen.map(ChangeFreeze.Covering::says).orElse(null));
    if (!held.equals(approved)) {
      AuditNote note =
          frozen
              .map(ChangeFreeze.Covering::auditNote)
              .orElseGet(() -> AuditNote.bot().with("frozen", ""));
      transitions.move(transaction, request, held, note);
    }
  }

  private void start(
      Transaction transaction, Request request, Approved approved, ReplanResult replanned) {
    if (freeze.covering(transaction, request).isPresent()) {
      hold(transaction, request, approved);
      return;
    }
    Plan approvedPlan = Objects.requireNonNull(request.plan());
    boolean asApproved = approved.hash().isOf(approvedPlan);
    if (!asApproved || replanned.plan().isEmpty() || !replanned.unapproved().isEmpty()) {
      supersede(transaction, request, approved, replanned.unapproved());
      return;
    }
    AuditNote note = AuditNote.bot().with(approved.hash());
    Plan toRun = withRemovedEffectsNote(approvedPlan, replanned.plan().get());
    transitions.move(
        transaction, request, request.planned(toRun, approved.start(transitions.now())), note);
  }

  private void supersede(
      Transaction transaction, Request request, Approved approved, List<Sentence> since) {
    Request replacement =
        transitions.ask(transaction, request.intent(), "instead of " + request.number());
    transitions.keepOwners(transaction, request, replacement);
    transitions.move(
        transaction,
        request,
        approved.supersede(replacement.number(), since, transitions.now()),
        AuditNote.bot().with(approved.hash()).with("by", replacement.number().toString()));
  }

  private void expire(Transaction transaction, Request request, Approved approved) {
    transitions.move(transaction, request, approved.expire(transitions.now()), AuditNote.bot());
  }

  /** The plan to run, with a note if it does less than was approved. */
  private static Plan withRemovedEffectsNote(Plan approved, Plan current) {
    List<Sentence> removed = approved.effectsNotIn(current).stream().map(Effect::says).toList();
    return removed.isEmpty()
        ? current
        : current.withNote(Sentence.of("workflow.no-more-to-do", "what", removed));
  }
}
