package dev.lighterman.workflow;

import dev.lighterman.durable.TaskResult;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one move from approved to running. The plan is made again from its own values: what was
 * approved runs, or less of it; anything that no approver saw is asked for anew.
 */
final class StartRun {
  private static final Logger log = LoggerFactory.getLogger(StartRun.class);

  /** How long what was approved may wait for a world that can't be read. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Function<String, Change> changes;
  private final Transitions transitions;

  StartRun(Function<String, Change> changes, Transitions transitions) {
    this.changes = changes;
    this.transitions = transitions;
  }

  TaskResult begin(Request request, Approved approved) {
    Instant now = transitions.now();
    Instant notBefore = approved.notBefore();
    if (notBefore != null && now.isBefore(notBefore)) {
      return TaskResult.again(Duration.between(now, notBefore));
    }
    Instant notAfter = approved.notAfter();
    if (now.isAfter(notAfter == null ? approved.at().plus(LONGEST_WAIT) : notAfter)) {
      return moving(request, (transaction, locked) -> expire(transaction, locked, approved));
    }
    try {
      SecondLook look = again(request);
      return moving(request, (transaction, locked) -> start(transaction, locked, approved, look));
    } catch (TryLater later) {
      return TaskResult.again(
          WaitPolicy.pause(Duration.between(approved.at(), now), later.after()));
    }
  }

  /**
   * What a second look at the world says of a plan.
   *
   * @param plan as it is made now; nothing where it can't be any more
   * @param since what no approver saw
   */
  private record SecondLook(Optional<Plan> plan, List<Sentence> since) {
    static SecondLook at(Plan seen, Plan now) {
      return new SecondLook(
          Optional.of(now), now.effectsNotIn(seen).stream().map(Effect::says).toList());
    }

    static SecondLook impossible(Sentence why) {
      return new SecondLook(Optional.empty(), List.of(why));
    }
  }

  /**
   * Plans again; what can't be any more is asked for anew, whosever fault that is, and whoever
   * asked is told then.
   *
   * @throws TryLater where the world can't be read now
   */
  private SecondLook again(Request request) {
    Plan plan = Objects.requireNonNull(request.plan());
    try {
      return SecondLook.at(plan, changes.apply(plan.operation()).replan(plan));
    } catch (TryLater later) {
      throw later;
    } catch (AskerMustAct refusal) {
      return SecondLook.impossible(refusal.why());
    } catch (OperatorMustAct refusal) {
      return SecondLook.impossible(refusal.why());
    } catch (RuntimeException | Error ours) {
      log.atError()
          .setCause(ours)
          .addKeyValue("request", request.number())
          .log("planning again failed by a fault of ours");
      return SecondLook.impossible(Sentence.of("workflow.our-fault"));
    }
  }

  /** If somebody moved it meanwhile, there is a next time. */
  private TaskResult moving(Request read, BiConsumer<Transaction, Request> move) {
    transitions.ifUnchanged(read, move);
    return TaskResult.again(Duration.ZERO);
  }

  private void start(Transaction transaction, Request request, Approved approved, SecondLook look) {
    Plan seen = Objects.requireNonNull(request.plan());
    boolean asApproved = PlanHash.of(seen).equals(approved.hash());
    if (!asApproved || look.plan().isEmpty() || !look.since().isEmpty()) {
      supersede(transaction, request, approved, look.since());
      return;
    }
    AuditNote note = AuditNote.bot().with(approved.hash());
    Plan runs = said(seen, look.plan().get());
    transitions.move(
        transaction, request, request.planned(runs, approved.start(transitions.now())), note);
  }

  private void supersede(
      Transaction transaction, Request request, Approved approved, List<Sentence> since) {
    Request anew = transitions.ask(transaction, request.intent(), "instead of " + request.number());
    transitions.move(
        transaction,
        request,
        approved.supersede(anew.number(), since, transitions.now()),
        AuditNote.bot().with(approved.hash()).with("by", anew.number().toString()));
  }

  private void expire(Transaction transaction, Request request, Approved approved) {
    transitions.move(transaction, request, approved.expire(transitions.now()), AuditNote.bot());
  }

  /** The plan as it will run; if it does less than was approved, it says so. */
  private static Plan said(Plan seen, Plan again) {
    return note(seen.effectsNotIn(again)).map(again::withNote).orElse(again);
  }

  private static Optional<Sentence> note(List<Effect> less) {
    List<Sentence> what = less.stream().map(Effect::says).toList();
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(Sentence.of("workflow.no-more-to-do", "what", what));
  }
}
