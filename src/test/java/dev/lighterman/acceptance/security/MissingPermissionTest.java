package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.request.Right;
import dev.lighterman.request.Rights;
import dev.lighterman.step.cloud.RegisterProvider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With each single right taken from the bot, the answer names it, and nothing is changed. */
@Order(1)
final class MissingPermissionTest {
  private static final Rights ALL = Operations.rightsToOperate();

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterEach
  void mend() {
    talk.clearsFaults();
  }

  @AfterAll
  static void end() {
    assertEquals(List.of(), talk.changes());
    talk.close();
  }

  static Stream<String> actions() {
    return ALL.arm().stream().map(Right.Arm::action);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void eachActionThatAzureDoesNotAllowIsNamed(String action) {
    talk.injectsFault("not-allowed", "action", action);
    talk.answers(
        action.endsWith("/deactivate/action")
            ? () -> talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=activation")
            : MissingPermissionTest::asks,
        AMINA,
        action);
  }

  /** All but the one that others do without; see below. */
  static Stream<Right.Kubernetes> verbs() {
    return ALL.kubernetes().stream().filter(right -> !right.resource().equals("servicecidrs"));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void eachVerbThatTheClusterDoesNotAllowIsNamed(Right.Kubernetes right) {
    talk.injectsFault("not-allowed-in-cluster", "verb", right.verb(), "resource", right.resource());
    String workload = right.resource().equals("jobs") ? "check" : "deploy";
    talk.answers(() -> asks(workload), AMINA, right.verb() + " " + right.resource());
  }

  /** Its dry run is refused either way, and says the range. */
  @Test
  void withoutListServiceCidrsTheServiceRangeIsReadByCreateServices() {
    talk.injectsFault("not-allowed-in-cluster", "verb", "list", "resource", "servicecidrs");
    String line = Quickstart.DEPLOY.replace("10.0.0.50", "192.100.100.1");
    talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, line),
        AMINA,
        "is outside the cluster’s service range 10.0.0.0/16");
  }

  @Test
  void theServiceRangeIsReadInOneOfTwoWaysOrTheRightIsNamed() {
    talk.injectsFault(
        "not-allowed-in-cluster", "verb", "list,create", "resource", "servicecidrs,services");
    talk.answers(MissingPermissionTest::asks, AMINA, "create services");
  }

  @Test
  void removingIsRefusedToo() {
    talk.injectsFault(
        "not-allowed", "action", "Microsoft.ContainerRegistry/registries/tokens/delete");
    talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry remove store-101"),
        AMINA,
        "store-101",
        "registries/tokens/delete");
  }

  /** A deployment that takes every step there is. */
  private static void asks() {
    asks("deploy");
  }

  /** What a workload takes, a check does not, and the other way round. */
  private static void asks(String workload) {
    RegisterProvider.NEEDED.forEach(
        each -> talk.injectsFault("provider-unregistered", "provider", each));
    talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
    String line = Quickstart.DEPLOY.replace("workload=deploy", "workload=" + workload);
    talk.types(AMINA, EDGE_OPS, line + " --import mcr.microsoft.com/hello-world:latest");
  }
}
