package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.Workload;
import dev.lighterman.operation.ManualSteps;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.request.Step;
import dev.lighterman.step.cluster.AwaitPull;
import dev.lighterman.step.cluster.CheckPull;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.step.cluster.RemoveCheck;
import dev.lighterman.value.KubernetesName;
import java.util.Locale;
import java.util.Map;

/**
 * A deployment's steps inside the cluster: the pull secret and the verification pull.
 *
 * @param context the kubeconfig context, or the cluster's ARM id for a tunnel
 * @param overwrites whether the client token has a password, which a new one replaces
 */
public record ClusterSteps(DeployDetails values, String context, boolean overwrites) {
  private static final String PULL_SECRET = "put-pull-secret";
  private static final String WORKLOAD = "deploy-workload";
  private static final String PULL = "await-pull";
  private static final String CHECK = "check-pull";

  /** The steps to run by hand if the cluster can't be reached; its name serves as the context. */
  public static ManualSteps manual(DeployDetails values) {
    var graph = new StepGraph();
    if (values.context() == null) {
      new ClusterSteps(values, values.cluster().name(), false).addTo(graph);
    }
    return ManualSteps.of(graph);
  }

  void addTo(StepGraph graph) {
    graph.add(PULL_SECRET, pullSecret(), DeploySteps.CLIENT_TOKEN);
    String image = values.image();
    if (image != null) {
      switch (values.workload()) {
        case DEPLOY -> deploy(graph, image);
        case CHECK -> check(graph, image);
        case NONE -> {}
      }
    }
  }

  private PutPullSecret pullSecret() {
    return new PutPullSecret(
        context,
        values.namespace(),
        values.pullName(),
        values.clientToken(),
        values.address(),
        overwrites);
  }

  private void deploy(StepGraph graph, String image) {
    Workload workload = deployment(image);
    after(graph, WORKLOAD, new DeployWorkload(context, workload));
    graph.add(PULL, new AwaitPull(context, workload), WORKLOAD);
  }

  private void check(StepGraph graph, String image) {
    String name = values.name().text().toLowerCase(Locale.ROOT) + "-check";
    after(graph, CHECK, new CheckPull(context, workload(name, name, image)));
    graph.add("remove-check", new RemoveCheck(context, values.namespace(), name, false), CHECK);
  }

  /** Adds a step that pulls, after everything that a pull needs. */
  private static void after(StepGraph graph, String id, Step step) {
    graph.add(id, step, PULL_SECRET, DeploySteps.ATTACH, DeploySteps.ACTIVE, DeploySteps.IMPORT);
  }

  /** The quickstart's Deployment, named after the image, adapted to Kubernetes' naming rules. */
  private Workload deployment(String image) {
    String app = image.substring(image.lastIndexOf('/') + 1).replaceFirst("[:@].*", "");
    String name = KubernetesName.near(app, "-deployment").text();
    return workload(name, KubernetesName.near(app, "").text(), image);
  }

  private Workload workload(String name, String app, String image) {
    return new Workload(
        values.namespace(),
        name,
        values.address() + "/" + image,
        values.pullName(),
        Map.of("app", app));
  }
}
