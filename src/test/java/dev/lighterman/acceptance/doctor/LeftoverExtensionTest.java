package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An extension that Azure has no more runs on where nobody told the cluster. */
final class LeftoverExtensionTest {
  @Test
  void whatAnExtensionLeftIsNamedUntilTheAgentsHaveRemovedIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("arc-offline", "cluster", "store-101");
      ArmId cluster =
          ArmId.of(
              Quickstart.registry(talk).subscription(),
              "edge-stores",
              "Microsoft.Kubernetes/connectedClusters",
              "store-101");
      DirectAzureClient.ofPerson(talk)
          .deletes(
              cluster.extension("Microsoft.KubernetesConfiguration/extensions", "store101"),
              "2023-05-01");
      says(
          talk,
          "the namespace connected-registry still has a pod of an extension that Azure does not"
              + " have (any more)",
          "helm -n connected-registry uninstall RELEASE",
          "kubectl delete namespace connected-registry");

      talk.clearsFaults();
      says(talk, "store-101 · connected registry Offline: its extension is not on the cluster");
    }
  }

  /** Asks until the world has come so far that the answer says all of this. */
  private static JsonNode says(Conversation talk, String... words) {
    return talk.until(
        () -> Optional.of(asks(talk)).filter(answer -> Conversation.says(answer, words)),
        () -> "no “" + String.join("”, “", words) + "” in " + asks(talk).path("text").asText());
  }

  private static JsonNode asks(Conversation talk) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"), AMINA, "store-101 · ");
  }
}
