package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.Plan;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;

/**
 * Refuses a plan for a namespace that the cluster does not have. Its steps would halt there, but
 * only at the end of the run, when the extension is installed already.
 */
record MissingNamespace(Clusters clusters, Plan plan, String namespace) {
  void refuse() {
    String context = plan.details().rightsScope().context();
    if (context != null && !exists(context)) {
      throw new AskerMustAct(
          Sentence.of("deploy.namespace-missing", "namespace", namespace)
              .with("site", plan.siteName()));
    }
  }

  private boolean exists(String context) {
    try (Cluster cluster = clusters.open(context)) {
      return cluster.namespacePhase(namespace).isPresent();
    } catch (OperatorMustAct _) {
      return true; // The bot may not look, which it needs for nothing else.
    }
  }
}
