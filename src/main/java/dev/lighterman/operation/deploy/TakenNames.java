package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.step.cluster.CheckPull;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.step.cluster.RemovePullSecret;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a plan whose objects in the cluster would have the names of others that are there. Their
 * steps refuse them too, but only at the end of the run, when the extension is installed already.
 *
 * @param instead what to suggest if the workload's name is taken
 */
record TakenNames(Clusters clusters, Plan plan, List<SuggestedCommand> instead) {
  void refuse() {
    String context = plan.details().rightsScope().context();
    if (context == null) {
      return;
    }
    try (Cluster cluster = clusters.open(context)) {
      plan.steps().stream()
          .map(PlannedStep::step)
          .forEach(step -> refuseTaken(cluster, context, step));
    } catch (OperatorMustAct _) {
      // A missing right: the check of the plan's rights names it, and a dry run only lists it.
    }
  }

  private void refuseTaken(Cluster cluster, String context, Step step) {
    Optional<AskerMustAct> refusal =
        switch (step) {
          case DeployWorkload deploy -> workload(cluster, deploy.workload());
          case PutPullSecret put -> secret(cluster, context, put);
          case CheckPull check -> check(cluster, check.workload());
          default -> Optional.empty();
        };
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private Optional<AskerMustAct> workload(Cluster cluster, Workload workload) {
    return cluster.workloadExists(workload.namespace(), workload.name())
        ? Optional.of(
            new AskerMustAct(
                taken("deploy.workload-taken", workload.namespace(), workload.name()),
                instead.toArray(SuggestedCommand[]::new)))
        : Optional.empty();
  }

  private Optional<AskerMustAct> secret(Cluster cluster, String context, PutPullSecret put) {
    return cluster
        .pullSecret(put.namespace(), put.name())
        .filter(found -> !put.token().name().equals(found.tokenName()))
        .map(_ -> new AskerMustAct(secretTaken(cluster, context, put)));
  }

  private Sentence secretTaken(Cluster cluster, String context, PutPullSecret put) {
    var deletion = new RemovePullSecret(context, put.namespace(), put.name());
    List<String> users = users(cluster, put);
    return taken("deploy.secret-taken", put.namespace(), put.name())
        .with("command", deletion.commands().getFirst())
        .with("use", users.isEmpty() ? "unknown" : "known")
        .with("users", users)
        .with("count", users.size());
  }

  /** Those that pull from the plan's address with a secret, as far as the bot may look. */
  private List<String> users(Cluster cluster, PutPullSecret put) {
    String address = ((DeployDetails) plan.details()).address().toString();
    try {
      return cluster.pullingFrom(Set.of(address)).found().stream()
          .filter(user -> user.namespace().equals(put.namespace()))
          .filter(user -> user.pullSecrets().contains(put.name()))
          .map(user -> user.kind() + " " + user.name())
          .toList();
    } catch (OperatorMustAct _) {
      return List.of();
    }
  }

  private Optional<AskerMustAct> check(Cluster cluster, Workload workload) {
    return cluster
        .checkJobs()
        .find(workload.namespace(), workload.name())
        .filter(job -> !job.ours())
        .map(_ ->
            new AskerMustAct(taken("deploy.check-taken", workload.namespace(), workload.name())));
  }

  private Sentence taken(String key, String namespace, String name) {
    return Sentence.of(key, "name", name)
        .with("namespace", namespace)
        .with("site", plan.siteName());
  }
}
