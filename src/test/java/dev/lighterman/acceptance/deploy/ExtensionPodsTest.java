package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** The connected registry's own pod does not start, while its extension is being installed. */
@Execution(CONCURRENT)
final class ExtensionPodsTest {
  private static final String NAMESPACE = "connected-registry";
  private static final String SITE = "store-104";
  private static final String UNSCHEDULABLE = "node(s) were unschedulable";

  /** At which Helm, which gives up after ten minutes, does not do so before anybody looks. */
  private static final double SLOW = 10;

  private static final double FAST = 500;

  private static final double REAL = 1;

  @Test
  void aQuotaHaltsTheRunAtOnceAndItGoesOnOnceThereIsRoom() {
    try (Conversation talk = Conversation.atSpeed(SLOW);
        KubernetesClient admin = ClusterAdmin.client(talk, SITE)) {
      makeNamespace(admin, "privileged");
      limitPods(admin, 0);
      approve(talk);
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "lets no pod be created in connected-registry",
              "exceeded quota: few",
              "a larger quota");
      limitPods(admin, 100);
      setSpeed(talk, FAST);
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void podSecurityHaltsTheRunAtOnceWithItsNamespace() {
    try (Conversation talk = Conversation.atSpeed(SLOW);
        KubernetesClient admin = ClusterAdmin.client(talk, SITE)) {
      makeNamespace(admin, "restricted");
      approve(talk);
      talk.seesHalted(
          AMINA,
          "R1",
          "stopped",
          "violates PodSecurity \"restricted:latest\"",
          "enforce of the namespace connected-registry lowered");
    }
  }

  @Test
  void aPodThatNoNodeTakesIsToldAtOnceAndHaltsTheRunBeforeHelmGivesUp() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock, SandboxOptions.forTests().withSpeed(SLOW));
        KubernetesClient admin = ClusterAdmin.client(talk, SITE)) {
      waitForANode(talk, admin);

      clock.advance(Duration.ofMinutes(9));
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "No node takes connected-registry-",
              UNSCHEDULABLE,
              "Make room");
      ClusterAdmin.cordon(admin, false);
      setSpeed(talk, FAST);
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  /** However long it is waited for already, by when it is looked at less and less often. */
  @Test
  void theCauseIsToldWithin15SecondsOfItsEvent() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock, SandboxOptions.forTests().withSpeed(SLOW));
        KubernetesClient admin = ClusterAdmin.client(talk, SITE)) {
      waitForANode(talk, admin);
      setSpeed(talk, REAL);
      for (int seconds : new int[] {300, 20, 20, 20}) {
        long looks = looks(talk);
        clock.advance(Duration.ofSeconds(seconds));
        talk.until(() -> looks(talk) > looks, "the run looks again");
      }
      clock.stop();
      talk.untilQuiet();
      limitPods(admin, 0);
      admin.pods().inNamespace(NAMESPACE).delete();
      talk.until(
          () -> ClusterAdmin.hasEvent(admin, NAMESPACE, "FailedCreate"),
          "the pod is created again");

      clock.advance(Duration.ofSeconds(15));
      talk.sees(AMINA, "lets no pod be created in connected-registry", "exceeded quota: few");
    }
  }

  /** Has a run wait for a node for the connected registry's pod: all are cordoned. */
  private static void waitForANode(Conversation talk, KubernetesClient admin) {
    JsonNode plan = ask(talk);
    ClusterAdmin.cordon(admin, true);
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, "R1", "No node takes connected-registry-", UNSCHEDULABLE);
  }

  /** How often somebody has read the extension. */
  private static long looks(Conversation talk) {
    return talk.requests().stream()
        .filter(request -> request.startsWith("GET") && request.contains("/extensions/store104"))
        .count();
  }

  private static JsonNode ask(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, "/registry deploy " + SITE + " repos=pos workload=none");
    return talk.sees(AMINA, "R1", "needs approval");
  }

  private static void approve(Conversation talk) {
    talk.presses(BEN, ask(talk), "approve");
  }

  private static void setSpeed(Conversation talk, double speed) {
    talk.post("speed", JsonNodeFactory.instance.objectNode().put("speed", speed));
  }

  /** Before the extension would. */
  private static void makeNamespace(KubernetesClient admin, String level) {
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(NAMESPACE)
                .addToLabels("pod-security.kubernetes.io/enforce", level)
                .endMetadata()
                .build())
        .create();
  }

  private static void limitPods(KubernetesClient admin, int pods) {
    admin
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("few")
                .endMetadata()
                .withNewSpec()
                .addToHard("pods", new Quantity(Integer.toString(pods)))
                .endSpec()
                .build())
        .createOr(found -> found.update());
  }
}
