package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that a cluster does not let be created. */
@Execution(CONCURRENT)
final class PodAdmissionTest {
  private static final String DENIES_PODS = "sandbox/webhook-denies-pods";
  private static final String QUICKSTART =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world ip=10.0.0.50";
  private static final String POS = "/registry deploy store-104 repos=pos ip=10.43.0.50";

  @Test
  void theQuickstartsImageRunsWhereOnlyRestrictedPodsMay() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, Quickstart.CLUSTER)) {
      ClusterAdmin.enforce(admin, "restricted");
      approve(talk, QUICKSTART + " workload=deploy");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
    }
  }

  @Test
  void theCheckRunsThereWithAnyImage() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      ClusterAdmin.enforce(admin, "restricted");
      approve(talk, POS + " workload=check");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @Test
  void podSecurityHaltsTheRunAtOnceAndItGoesOnOnceTheLevelIsLower() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      ClusterAdmin.enforce(admin, "restricted");
      approve(talk, POS + " workload=deploy");
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "lets no pod be created",
              "violates PodSecurity \"restricted:latest\"",
              "runAsNonRoot != true",
              "workload=check");
      ClusterAdmin.enforce(admin, "privileged");
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @Test
  void aQuotaHaltsTheRunAtOnce() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, Quickstart.CLUSTER)) {
      limitPods(admin, 0);
      approve(talk, QUICKSTART + " workload=check");
      JsonNode halted =
          talk.seesHalted(AMINA, "R1", "stopped", "exceeded quota: few", "a larger quota");
      limitPods(admin, 100);
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  /** A larger quota would not help: the pod says nothing of its size. */
  @Test
  void aQuotaThatCountsSizesAsksForDefaults() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      quota(admin, "limits.memory", "8Gi");
      approve(talk, POS + " workload=deploy");
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "failed quota: few: must specify limits.memory for: pos",
              "a LimitRange with defaults");
      assertFalse(halted.toString().contains("a larger quota"), halted::toString);
      admin.resource(containersGet("memory", "64Mi")).create();
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  private static LimitRange containersGet(String resource, String amount) {
    return new LimitRangeBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("defaults")
        .endMetadata()
        .withNewSpec()
        .addNewLimit()
        .withType("Container")
        .addToDefault(resource, new Quantity(amount))
        .endLimit()
        .endSpec()
        .build();
  }

  @Test
  void aLimitRangeHaltsTheRunAtOnce() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      LimitRange small =
          new LimitRangeBuilder()
              .withNewMetadata()
              .withNamespace("default")
              .withName("small")
              .endMetadata()
              .withNewSpec()
              .addNewLimit()
              .withType("Pod")
              .addToMax("cpu", new Quantity("200m"))
              .endLimit()
              .endSpec()
              .build();
      admin.resource(small).create();
      approve(talk, POS + " workload=deploy");
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "maximum cpu usage per Pod is 200m.  No limit is specified",
              "its LimitRange");
      admin.resource(small).delete();
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @Test
  void aWebhookThatDeniesPodsHaltsTheRunAtOnce() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      annotate(admin, DENIES_PODS, "policy.example.com: images come from elsewhere");
      approve(talk, POS + " workload=deploy");
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "lets no pod be created",
              "admission webhook \"policy.example.com\" denied the request: images come from"
                  + " elsewhere",
              "let its admission policy admit");
      annotate(admin, DENIES_PODS, "");
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @Test
  void aPodThatNoNodeTakesIsToldAtOnceAndHaltsTheRunInTheEnd() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock);
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      String why = "node(s) were unschedulable";
      waitForANode(talk, admin);
      talk.sees(AMINA, "R1", "No node takes pos-", why);

      clock.advance(Duration.ofMinutes(11));
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped", "No node takes pos-", why);
      ClusterAdmin.cordon(admin, false);
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  /** Even a run that has waited for long looks four times a minute. */
  @Test
  void theCauseIsToldWithin15SecondsOfItsEvent() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock);
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      waitForANode(talk, admin);
      talk.sees(AMINA, "R1", "No node takes pos-");
      for (int seconds : new int[] {300, 20, 20, 20}) {
        long looks = looks(talk);
        clock.advance(Duration.ofSeconds(seconds));
        talk.until(() -> looks(talk) > looks, "the run looks again");
      }
      clock.stop();
      talk.untilQuiet();
      annotate(admin, "sandbox/forbids-pods", "error looking up service account default/edge");
      admin.pods().inNamespace("default").delete();
      talk.until(
          () -> ClusterAdmin.hasEvent(admin, "default", "FailedCreate"),
          "the pod is created again");

      clock.advance(Duration.ofSeconds(15));
      talk.sees(AMINA, "R1", "lets no pod be created", "service account default/edge");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no PriorityClass with name edge was found                               | what the message names
          ValidatingAdmissionPolicy 'sizes' with binding 'all' denied request: no | admission policy
          """)
  void whatElseForbidsPodsHaltsTheRunAtOnce(String reason, String remedy) {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      annotate(admin, "sandbox/forbids-pods", reason);
      approve(talk, POS + " workload=deploy");
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped", reason, remedy);
      annotate(admin, "sandbox/forbids-pods", "");
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @Test
  void thePullOfAPodThatWasReplacedMeanwhileIsAProofToo() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      annotate(admin, "sandbox/forbids-pods", "maximum cpu usage per Container is 200m");
      approve(talk, POS + " workload=deploy");
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped", "its LimitRange");
      annotate(admin, "sandbox/forbids-pods", "");
      talk.until(() -> running(admin).isPresent(), "the pod is created after all");
      annotate(admin, "sandbox/forbids-pods", "maximum cpu usage per Container is 200m");
      admin.pods().inNamespace("default").withName(running(admin).orElseThrow()).delete();
      talk.until(() -> running(admin).isEmpty(), "the pod is gone");
      annotate(admin, "sandbox/forbids-pods", "");
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          webhook-unreachable | guard.example.com | failed calling webhook | PT2M
          forbids-pods | error looking up service account default/a: serviceaccount "a" not found \
            | service account default/a | PT30S
          """)
  void whatMayBeOverSoonIsWaitedForShortly(
      String annotation, String value, String says, Duration patience) {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock);
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      annotate(admin, "sandbox/" + annotation, value);
      approve(talk, POS + " workload=deploy");
      talk.sees(AMINA, "R1", "lets no pod be created", says);
      clock.advance(patience);
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped", says);
      annotate(admin, "sandbox/" + annotation, "");
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  private static Optional<String> running(KubernetesClient admin) {
    return admin.pods().inNamespace("default").list().getItems().stream()
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .map(pod -> pod.getMetadata().getName())
        .filter(name -> name.startsWith("pos-deployment-"))
        .findFirst();
  }

  /** How often somebody has read the events of pods. */
  private static long looks(Conversation talk) {
    return talk.requests().stream()
        .filter(request -> request.contains("/namespaces/default/events"))
        .count();
  }

  /** Has a run that deploys wait for its pod's node: the cluster's only one is cordoned. */
  private static void waitForANode(Conversation talk, KubernetesClient admin) {
    talk.types(AMINA, EDGE_OPS, POS + " workload=deploy");
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    talk.injectsFault("403", "method", "PATCH", "path", "/deployments/pos-deployment");
    talk.presses(BEN, plan, "approve");
    JsonNode beforePod = talk.seesHalted(AMINA, "R1", "stopped");
    ClusterAdmin.cordon(admin, true);
    talk.clearsFaults();
    talk.presses(BEN, beforePod, "continue");
  }

  private static void approve(Conversation talk, String deploy) {
    talk.types(AMINA, EDGE_OPS, deploy);
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
  }

  private static void annotate(KubernetesClient admin, String annotation, String value) {
    admin
        .namespaces()
        .withName("default")
        .edit(found ->
            new NamespaceBuilder(found)
                .editMetadata()
                .addToAnnotations(annotation, value)
                .endMetadata()
                .build());
  }

  private static void limitPods(KubernetesClient admin, int pods) {
    quota(admin, "pods", Integer.toString(pods));
  }

  private static void quota(KubernetesClient admin, String resource, String amount) {
    admin
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("few")
                .endMetadata()
                .withNewSpec()
                .addToHard(resource, new Quantity(amount))
                .endSpec()
                .build())
        .createOr(found -> found.update());
  }
}
