package dev.lighterman.step;

import static dev.lighterman.step.CredentialPurpose.CLIENT;
import static dev.lighterman.step.CredentialPurpose.SYNC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.ServiceAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step is to create is there, by somebody else's hand, since the plan was made. */
final class ForeignResourceTest {
  private static final ServiceAddress ADDRESS = ServiceAddress.of("10.43.0.50");

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  static Stream<ExecutableStep> steps() {
    return Stream.of(
        new PutScopeMap(SYNC, in("scopeMaps", "store101"), List.of("repositories/pos/x/y"), null),
        new PutToken(CLIENT, in("tokens", "store101client"), in("scopeMaps", "mine"), null, false),
        new CreateConnectedRegistry(in("connectedRegistries", "store101"), in("tokens", "mine"), 4),
        new InstallExtension(
            cluster().extension("Microsoft.KubernetesConfiguration/extensions", "store101"),
            in("connectedRegistries", "store101"),
            ADDRESS,
            false,
            new Volume(null, null),
            "store-101",
            null,
            3),
        new PutPullSecret(
            "store-101", "default", "store101-pull", in("tokens", "mine"), ADDRESS, false),
        new DeployWorkload(
            "store-101",
            new Workload("default", "pos", "10.43.0.50/pos:1.5", "mine", Map.of("app", "pos"))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void itIsNeitherChangedNorTakenAway(ExecutableStep step) {
    var settings = talk.settings();
    var services =
        new StepContext(
            Azure.connect(settings.azure()),
            new Clusters(settings.kubernetes(), settings.configuration()::sites));
    Instant later = Instant.now().plus(Duration.ofMinutes(5));
    var run = new RunInfo(new RequestMark(new RequestNumber(1), later), later, later, later);

    var failed = assertInstanceOf(StepOutcome.Failed.class, step.ensure(services, run));
    assertEquals("step.foreign", failed.cause().key());
    assertEquals("step.foreign.remedy", failed.remedy().key());
    assertInstanceOf(StepOutcome.LeftInPlace.class, step.undo(services, run));
    assertEquals(List.of(), talk.changes());
  }

  private static ArmId cluster() {
    return id("edge-stores", "Microsoft.Kubernetes/connectedClusters", "store-101");
  }

  private static ArmId in(String type, String name) {
    return id("myresourcegroup", "Microsoft.ContainerRegistry/registries", "myacrregistry")
        .child(type, name);
  }

  private static ArmId id(String group, String type, String name) {
    return ArmId.of(talk.settings().azure().subscriptions().getFirst(), group, type, name);
  }
}
