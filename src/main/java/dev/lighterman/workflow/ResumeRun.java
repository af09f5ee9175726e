package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Resuming;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.store.Runs;
import dev.lighterman.store.StepExecution;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.ExternalCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Continues a halted run: its plan is made again from the present state, as at the start, and every
 * step is looked at again, the done ones too. If there are effects that no approver saw, they have
 * to be approved first.
 */
final class ResumeRun {
  private final Runs runs;
  private final StepExecutor executor;
  private final Supplier<PolicyEvaluator> policy;
  private final ChangeFreeze freeze;
  private final Transitions transitions;

  ResumeRun(
      Store store,
      WorkflowDependencies dependencies,
      ChangeFreeze freeze,
      Transitions transitions) {
    this.freeze = freeze;
    this.runs = store.runs();
    this.executor = dependencies.executor();
    this.policy = dependencies.policy();
    this.transitions = transitions;
  }

  TaskResult resume(Request request, Resuming resuming) {
    if (freeze.covering(request).isPresent()) {
      transitions.ifUnchanged(
          request, (transaction, locked) -> haltIfFrozen(transaction, locked, resuming));
      return TaskResult.again(Duration.ZERO);
    }
    try {
      Plan current = ExternalCalls.onlyReading(() -> refreshed(request, resuming));
      transitions.ifUnchanged(
          request, (transaction, locked) -> proceed(transaction, locked, resuming, current));
    } catch (StepFailed failed) {
      if (failed.outcome instanceof StepOutcome.Wait wait
          && transitions.waited(resuming.at()).compareTo(WaitPolicy.limit()) < 0) {
        return transitions.tryLater(
            request,
            resuming.at(),
            wait.after(),
            (now, again) -> resuming.waits(wait.says(), now, again));
      }
      transitions.ifUnchanged(
          request, (transaction, locked) -> halt(transaction, locked, resuming, failed));
    }
    return TaskResult.again(Duration.ZERO);
  }

  /** A step that can't be refreshed now. */
  private static final class StepFailed extends RuntimeException {
    private final transient StepId step;
    private final transient StepOutcome outcome;

    StepFailed(StepId step, StepOutcome outcome, Throwable cause) {
      super(step.text(), cause);
      this.step = step;
      this.outcome = outcome;
    }
  }

  private Plan refreshed(Request request, Resuming resuming) {
    Plan plan = Objects.requireNonNull(request.plan());
    Map<StepId, Status> reached =
        runs.of(request).stream().collect(Collectors.toMap(StepProgress::id, StepProgress::mark));
    Instant now = transitions.now();
    var run = new RunInfo(request.mark(), resuming.halted().began(), now, now);
    List<PlannedStep> steps = new ArrayList<>();
    for (PlannedStep planned : plan.steps()) {
      Status status = reached.getOrDefault(planned.id(), Status.OPEN);
      steps.add(new PlannedStep(planned.id(), refreshed(planned, run, status), planned.needs()));
    }
    return plan.withSteps(steps);
  }

  private Step refreshed(PlannedStep planned, RunInfo run, Status reached) {
    try {
      return executor.refreshed(planned.step(), run, reached);
    } catch (RuntimeException | Error failure) {
      throw new StepFailed(
          planned.id(), AttemptRunner.outcome(failure, run.mark().number(), planned), failure);
    }
  }

  private void proceed(Transaction transaction, Request request, Resuming resuming, Plan current) {
    if (haltIfFrozen(transaction, request, resuming)) {
      return;
    }
    Plan approved = Objects.requireNonNull(request.plan());
    List<Effect> unapproved =
        current.effectsNotIn(approved).stream()
            .filter(effect -> resuming.added().stream().noneMatch(effect::same))
            .toList();
    if (unapproved.isEmpty()) {
      run(transaction, request, resuming, current);
    } else {
      ask(transaction, request, resuming, current, unapproved);
    }
  }

  private boolean haltIfFrozen(Transaction transaction, Request request, Resuming resuming) {
    Optional<ChangeFreeze.Covering> frozen = freeze.covering(transaction, request);
    frozen.ifPresent(covering ->
        transitions.move(
            transaction,
            request,
            resuming.halt(new Halt.Frozen(covering.says()), transitions.now()),
            covering.auditNote()));
    return frozen.isPresent();
  }

  private void run(Transaction transaction, Request request, Resuming resuming, Plan current) {
    Map<StepId, StepExecution> attempts = runs.attempts(transaction, request.number());
    Set<StepId> deleted = deleted(current, attempts.values());
    attempts.values().stream()
        .filter(attempt -> !deleted.contains(attempt.progress().id()))
        .forEach(attempt -> runs.save(transaction, request.number(), attempt.reopened()));
    transitions.move(
        transaction, request, request.planned(current, resuming.run()), AuditNote.bot());
  }

  /** The removals that are done: a second one would delete what somebody made since. */
  private static Set<StepId> deleted(Plan plan, Collection<StepExecution> attempts) {
    List<StepProgress> progress = attempts.stream().map(StepExecution::progress).toList();
    return RunOutcome.of(plan, progress).removals().stream()
        .map(PlannedStep::id)
        .collect(Collectors.toSet());
  }

  private void ask(
      Transaction transaction,
      Request request,
      Resuming resuming,
      Plan current,
      List<Effect> unapproved) {
    PolicyEvaluator evaluator = policy.get();
    ApprovalRequirement requirement =
        evaluator.approvalRequirement(PolicyRequests.of(request.intent(), current));
    PlanHash hash = PlanHash.of(current);
    AuditNote note =
        AuditNote.bot()
            .with(hash)
            .with("rule", requirement.rule())
            .with("policy", evaluator.policyHash())
            .with("added", effects(unapproved));
    Instant now = transitions.now();
    transitions.move(
        transaction,
        request,
        requirement.needed()
            ? resuming.ask(hash, unapproved, now, requirement.within())
            : resuming.approve(new Authority.Policy(requirement.rule()), unapproved, now),
        note);
  }

  private static String effects(List<Effect> effects) {
    return effects.stream()
        .map(effect -> effect.kind() + " " + effect.subject())
        .collect(Collectors.joining(", "));
  }

  private void halt(
      Transaction transaction, Request request, Resuming resuming, StepFailed failed) {
    StepOutcome.Failed failure =
        switch (failed.outcome) {
          case StepOutcome.Failed given -> given;
          case StepOutcome.Wait(var says, _, _) -> WaitPolicy.exceeded(WaitPolicy.limit(), says);
          case StepOutcome.Done _, StepOutcome.LeftInPlace _, StepOutcome.NothingToUndo _ ->
              throw new IllegalStateException("a failure ends as one", failed);
        };
    transitions.move(
        transaction,
        request,
        resuming.halt(new Halt.Failure(failed.step, failure), transitions.now()),
        AuditNote.bot().with("step", failed.step.text()));
  }
}
