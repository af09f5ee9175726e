package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.doctor.DoctorQuestions.askUntil;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
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
      askUntil(
          talk,
          "store-101",
          "the namespace connected-registry still has a pod of an extension that Azure does not"
              + " have (any more)",
          "helm -n connected-registry uninstall RELEASE",
          "kubectl delete namespace connected-registry");

      talk.clearsFaults();
      askUntil(
          talk,
          "store-101",
          "store-101 · connected registry Offline: its extension is not on the cluster");
    }
  }

  @Test
  void whatAzureSaysIsInstalledAndIsNotCanBeDeletedByForceInTwoLines() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("extension-not-installed", "cluster", "store-101");
      askUntil(
          talk,
          "store-101",
          "Azure says that the extension is installed, and nothing is in the cluster",
          "To do: Install the extension again.",
          "`kubectl -n azure-arc rollout restart deployment`",
          "`az k8s-extension delete --name store101 --cluster-name store-101 --resource-group"
              + " edge-stores --cluster-type connectedClusters --yes --force --subscription "
              + Quickstart.registry(talk).subscription()
              + "`");
    }
  }
}
