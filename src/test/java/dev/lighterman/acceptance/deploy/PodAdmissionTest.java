package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pods that a cluster does not let be created. */
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

  @Test
  void aWebhookThatDeniesPodsHaltsTheRunAtOnce() {
    try (Conversation talk = Conversation.begin();
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      denyPods(admin, "policy.example.com: images come from elsewhere");
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
      admitPods(admin);
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  @Test
  void aPodThatNoNodeTakesIsToldAtOnceAndHaltsTheRunInTheEnd() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock);
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      talk.types(AMINA, EDGE_OPS, POS + " workload=deploy");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("403", "method", "PATCH", "path", "/deployments/pos-deployment");
      talk.presses(BEN, plan, "approve");
      JsonNode beforePod = talk.seesHalted(AMINA, "R1", "stopped");
      cordon(admin, true);
      talk.clearsFaults();
      talk.presses(BEN, beforePod, "continue");
      String why = "node(s) were unschedulable";
      talk.sees(AMINA, "R1", "No node takes pos-", why);

      clock.advance(Duration.ofMinutes(11));
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped", "No node takes pos-", why);
      cordon(admin, false);
      talk.presses(BEN, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded", "/pos:");
    }
  }

  private static void approve(Conversation talk, String deploy) {
    talk.types(AMINA, EDGE_OPS, deploy);
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
  }

  private static void denyPods(KubernetesClient admin, String denial) {
    admin
        .namespaces()
        .withName("default")
        .edit(found ->
            new NamespaceBuilder(found)
                .editMetadata()
                .addToAnnotations(DENIES_PODS, denial)
                .endMetadata()
                .build());
  }

  private static void admitPods(KubernetesClient admin) {
    admin
        .namespaces()
        .withName("default")
        .edit(found ->
            new NamespaceBuilder(found)
                .editMetadata()
                .removeFromAnnotations(DENIES_PODS)
                .endMetadata()
                .build());
  }

  private static void cordon(KubernetesClient admin, boolean cordoned) {
    admin
        .nodes()
        .list()
        .getItems()
        .forEach(node ->
            admin
                .nodes()
                .resource(node)
                .edit(found ->
                    new NodeBuilder(found)
                        .editSpec()
                        .withUnschedulable(cordoned)
                        .endSpec()
                        .build()));
  }

  private static void limitPods(KubernetesClient admin, int pods) {
    admin
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("few")
                .endMetadata()
                .withNewSpec()
                .addToHard("pods", new Quantity(Integer.toString(pods)))
                .endSpec()
                .build())
        .createOr(resource -> resource.update());
  }
}
