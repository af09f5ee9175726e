package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** A site is deployed to whose workloads pull from another address than it will serve at. */
final class PullsElsewhereTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void thePlanSaysWhomTheNewAddressHurts() {
    try (Conversation talk = Conversation.atSpeed(500);
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      ClusterAdmin.runs(admin, "till", "10.43.0.77/pos:1.5");
      plans(
          talk,
          "10.43.0.50",
          "service IP changes from 10.43.0.77 to 10.43.0.50",
          "in use by Deployment default/till",
          "it pulls from 10.43.0.77, goes on where it runs, and fails at its next restart");

      assertUnwarned(plans(talk, "10.43.0.77"));
    }
  }

  @Test
  void whatAnotherServiceServesIsNoneOfIt() {
    try (Conversation talk = Conversation.atSpeed(500);
        KubernetesClient admin = ClusterAdmin.client(talk, "store-104")) {
      ClusterAdmin.runs(admin, "till", "10.43.0.77/pos:1.5");
      ClusterAdmin.runs(admin, "scales", "registry.example/scales:2");
      admin
          .resource(
              """
              apiVersion: v1
              kind: Service
              metadata: {name: own-registry, namespace: default}
              spec:
                clusterIP: 10.43.0.77
                ports: [{port: 443}]
              """)
          .create();

      assertUnwarned(plans(talk, "10.43.0.50"));
    }
  }

  @Test
  void theCardSaysItInFrench() {
    try (Conversation talk = TwoCompanies.conversation();
        KubernetesClient admin = ClusterAdmin.client(talk, "maree-store-202")) {
      ClusterAdmin.runs(admin, "caisse", "10.96.0.77/pos:1.5");
      talk.answers(
          () ->
              talk.types(
                  MAELLE, STORES, "/registry deploy store-202 service-ip=10.96.0.50 --dry-run"),
          MAELLE,
          "l’IP de service passe de 10.96.0.77 à 10.96.0.50",
          "utilisé par Deployment default/caisse",
          "échouera au prochain redémarrage");
    }
  }

  /** A dry run shows the same card, and nobody has to withdraw it. */
  private static JsonNode plans(Conversation talk, String address, String... words) {
    return talk.answers(
        () ->
            talk.types(
                AMINA,
                EDGE_OPS,
                "/registry deploy store-104 repos=pos ip=" + address + " --dry-run"),
        AMINA,
        words.length == 0 ? new String[] {"dry run"} : words);
  }

  private static void assertUnwarned(JsonNode card) {
    assertFalse(Conversation.says(card, "service IP changes"), card::toString);
    assertFalse(Conversation.says(card, "in use by"), card::toString);
  }
}
