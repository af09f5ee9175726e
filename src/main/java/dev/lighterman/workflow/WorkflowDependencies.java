package dev.lighterman.workflow;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.operation.Change;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the workflow needs of the rest of the house.
 *
 * @param changes the changes that can be asked for, by their verbs
 * @param policy who may
 * @param memberLookup who people are
 * @param executor who carries steps out
 * @param progress who is told how requests come along
 * @param clock the time that people see
 */
public record WorkflowDependencies(
    Function<String, Change> changes,
    Supplier<PolicyEvaluator> policy,
    MemberLookup memberLookup,
    StepExecutor executor,
    ProgressListener progress,
    InstantSource clock) {}
