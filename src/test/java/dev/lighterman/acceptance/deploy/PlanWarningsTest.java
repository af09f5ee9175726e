package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be seen before a run and may halt it later is on the plan's card. */
final class PlanWarningsTest {
  private static final String POS = "/registry deploy store-104 repos=pos ip=10.43.0.50 workload=";

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @SuppressWarnings("NullAway.Init")
  private static KubernetesClient admin;

  @BeforeAll
  static void begin() {
    talk = Conversation.atSpeed(500);
    admin = ClusterAdmin.client(talk, "store-104");
  }

  @AfterAll
  static void end() {
    admin.close();
    talk.close();
  }

  @Test
  void whereAllIsWellNothingIsWarnedOf() {
    JsonNode card = plans("check", "dry run");
    assertFalse(Conversation.says(card, "⚠️"), card::toString);
  }

  @Test
  void anImageThatMayNeedMoreThanARestrictedPodHasIsWarnedOf() {
    ClusterAdmin.enforce(admin, "restricted");
    try {
      plans(
          "deploy",
          "⚠️ The namespace default admits only pods of the level restricted",
          "workload=check");
      JsonNode card = plans("check", "dry run");
      assertFalse(Conversation.says(card, "⚠️"), card::toString);
    } finally {
      ClusterAdmin.enforce(admin, "privileged");
    }
  }

  @Test
  void nodesThatCannotBeMadeToTrustAreWarnedOf() {
    ClusterAdmin.runtime(admin, "cri-o://1.31.2");
    try {
      plans("check", "⚠️ 3 nodes run cri-o", "Install the certificate on those nodes");
    } finally {
      ClusterAdmin.runtime(admin, "containerd://1.7.24");
    }
  }

  @Test
  void aRegistryThatLetsInFewAddressesIsWarnedOf() {
    network("Deny");
    try {
      plans(
          "check", "⚠️ myacrregistry lets in only private endpoints or the addresses", "store-104");
    } finally {
      network("Allow");
    }
  }

  /** A dry run shows the same card, and nobody has to withdraw it. */
  private static JsonNode plans(String workload, String... words) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, POS + workload + " --dry-run"), AMINA, words);
  }

  private static void network(String action) {
    DirectAzureClient.of(talk)
        .patches(
            Quickstart.registry(talk),
            "2025-11-01",
            """
            {"properties": {"networkRuleSet":
              {"defaultAction": "%s", "ipRules": [{"action": "Allow", "value": "127.0.0.1"}]}}}
            """
                .formatted(action));
  }
}
