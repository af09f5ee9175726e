package dev.lighterman.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Right;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.settings.Settings;
import dev.lighterman.step.cloud.EnableDataEndpoint;
import dev.lighterman.step.cloud.ImportImage;
import dev.lighterman.step.cluster.RemovePullSecret;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rights are checked for changes of any kind, whatever their details know. */
final class RightsCheckerTest {
  private static final String PULL = "Microsoft.ContainerRegistry/registries/pull/read";

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

  @Test
  void theRightToPullIsNotAskedWhereRepositoryRolesDecide() throws Exception {
    breaks("{\"name\": \"not-allowed\", \"action\": \"" + PULL + "\"}");
    assertEquals(List.of(PULL), missingToImport());

    breaks("{\"name\": \"registry-abac\", \"registry\": \"myacrregistry\"}");
    assertEquals(List.of(), missingToImport());
    mends();
  }

  private static List<String> missingToImport() {
    return checker.missing(ImportImage.RIGHTS, Right.On.REGISTRY, registry().toString()).stream()
        .map(missing -> String.valueOf(missing.values().get("action")))
        .toList();
  }

  private static void breaks(String fault) throws Exception {
    control(HttpRequest.newBuilder().POST(BodyPublishers.ofString(fault)));
  }

  private static void mends() throws Exception {
    control(HttpRequest.newBuilder().DELETE());
  }

  private static void control(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var call =
          request
              .uri(sandbox.page().resolve("/control/fault"))
              .header("Content-Type", "application/json")
              .build();
      assertEquals(200, http.send(call, BodyHandlers.ofString()).statusCode());
    }
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
