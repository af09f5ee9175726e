package dev.lighterman.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.settings.Settings;
import dev.lighterman.step.cloud.EnableDataEndpoint;
import dev.lighterman.step.cluster.RemovePullSecret;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rights are checked for changes of any kind, whatever their details know. */
final class RightsCheckerTest {
  private static Sandbox sandbox;
  private static RightsChecker checker;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.forTests());
    Settings settings = Settings.read(sandbox.environment());
    checker =
        new RightsChecker(
            Azure.connect(settings.azure()),
            new Clusters(settings.kubernetes(), () -> settings.configuration().sites()));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void aPlanThatIsAboutNoRegistryIsCheckedInTheSubscription() {
    Plan plan = plan(new FakeDetails(Map.of(), null, null), new EnableDataEndpoint(registry()));

    assertEquals(List.of(), checker.missing(plan));
  }

  @Test
  void rightsInAClusterThatIsNotReachedAreNotTakenForGranted() {
    Plan plan =
        plan(
            new FakeDetails(Map.of(), registry(), null),
            new RemovePullSecret("store-101", "default", "pull"));

    List<Sentence> missing = checker.missing(plan);

    assertEquals(2, missing.size());
    assertEquals("right.unchecked", missing.getFirst().key());
  }

  @Test
  void rightsInAClusterThatIsReachedAreAskedThere() {
    Plan plan =
        plan(
            new FakeDetails(Map.of(), registry(), "store-101"),
            new RemovePullSecret("store-101", "default", "pull"));

    assertEquals(List.of(), checker.missing(plan));
  }

  private static ArmId registry() {
    return ArmId.of(
        subscription(),
        "myresourcegroup",
        "Microsoft.ContainerRegistry/registries",
        "myacrregistry");
  }

  private static String subscription() {
    return sandbox.environment().getOrDefault("AZURE_SUBSCRIPTION_ID", "");
  }

  private static Plan plan(FakeDetails details, Step step) {
    return new Plan(
        "ping",
        ArmId.of(
            subscription(),
            "myresourcegroup",
            "Microsoft.Kubernetes/connectedClusters",
            "store-101"),
        "store-101",
        List.of(new PlannedStep(new StepId("step"), step, Set.of())),
        List.of(),
        Set.of(),
        details,
        List.of(),
        List.of());
  }
}
