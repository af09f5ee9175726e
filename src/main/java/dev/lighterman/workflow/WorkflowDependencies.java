package dev.lighterman.workflow;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.operation.Change;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the workflow needs from other packages.
 *
 * @param changes the operations, by their verbs
 * @param policy the current policy
 * @param memberLookup looks up people
 * @param executor executes steps
 * @param progress receives the changes of requests
 * @param clock the current time
 * @param nanoTime a clock that nobody sets, in nanoseconds
 */
public record WorkflowDependencies(
    Function<String, Change> changes,
    Supplier<PolicyEvaluator> policy,
    MemberLookup memberLookup,
    StepExecutor executor,
    ProgressListener progress,
    InstantSource clock,
    LongSupplier nanoTime) {}
