package dev.lighterman.operation.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.kubernetes.Workload;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.value.WorkloadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A repository may have letters in its name that Kubernetes takes nowhere. */
final class ClusterStepsTest {
  @ParameterizedTest
  @CsvSource({
    "pos:1.5, pos",
    "team/my_app:latest, my-app",
    "my.app:1.5, my-app",
    "acme/my__point.of-sale@sha256:00, my--point-of-sale"
  })
  void aWorkloadIsNamedLikeItsImageAsFarAsKubernetesTakesIt(String image, String app) {
    Workload workload = workload(image);

    assertEquals(app + "-deployment", workload.name());
    assertEquals(app, workload.labels().get("app"));
    assertEquals("10.43.0.50/" + image, workload.image());
  }

  @ParameterizedTest
  @CsvSource({"60", "63", "255"})
  void aLongOneIsCut(int length) {
    Workload workload = workload("a".repeat(length) + ":latest");

    assertEquals("a".repeat(52) + "-deployment", workload.name());
    assertEquals("a".repeat(Math.min(length, 63)), workload.labels().get("app"));
  }

  private static Workload workload(String image) {
    var graph = new StepGraph();
    new ClusterSteps(
            DeployDetailsSample.of(WorkloadMode.DEPLOY, image),
            DeployDetailsSample.CLUSTER.toString(),
            false)
        .addTo(graph);
    return graph.steps().stream()
        .map(each -> each.step())
        .filter(DeployWorkload.class::isInstance)
        .map(step -> ((DeployWorkload) step).workload())
        .findFirst()
        .orElseThrow();
  }
}
