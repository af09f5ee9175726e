package dev.lighterman.acceptance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The sandbox's log says of each request which line of az's or kubectl's does the same. */
final class CliEquivalentsTest {
  private static final List<String> LINES =
      List.of(
          "az acr list",
          "az provider register --namespace Microsoft.ExtendedLocation",
          "az acr repository list --name myacrregistry",
          "az acr manifest list-metadata --registry myacrregistry --name hello-world",
          "az acr token create --registry myacrregistry --name myconnectedregistry"
              + " --scope-map myconnectedregistry --no-passwords",
          "az acr connected-registry create --registry myacrregistry --name myconnectedregistry"
              + " --sync-token myconnectedregistry --mode ReadOnly",
          "az acr connected-registry update --registry myacrregistry --name myconnectedregistry"
              + " --add-client-tokens myconnectedregistry-pull",
          "az acr token credential generate --registry myacrregistry --name myconnectedregistry"
              + " --password1",
          "az connectedk8s show --name myarck8scluster --resource-group myresourcegroup",
          "kubectl --context myarck8scluster get storageclasses",
          "kubectl --context myarck8scluster create --namespace default --filename …"
              + " --dry-run=server",
          "kubectl --context myarck8scluster get deployments --all-namespaces"
              + " --selector app.kubernetes.io/name=cert-manager",
          "kubectl --context myarck8scluster get persistentvolumeclaims connected-registry-pvc"
              + " --namespace connected-registry");

  @Test
  void everyRequestOfADeployHasALineButThoseThatAskForRightsOrForAToken() {
    try (Conversation talk = Conversation.begin()) {
      Quickstart.deploy(talk);

      List<JsonNode> log =
          StreamSupport.stream(talk.log().spliterator(), false)
              .filter(one -> !one.path("face").asText().equals("slack"))
              .toList();
      Set<String> lines =
          log.stream().map(one -> one.path("equivalent").asText()).collect(Collectors.toSet());
      LINES.forEach(line -> assertTrue(lines.contains(line), () -> line + " in " + lines));
      assertEquals(
          Set.of("permissions", "token"),
          log.stream()
              .filter(one -> one.path("equivalent").isNull())
              .map(one -> one.path("path").asText().replaceAll("\\?.*", ""))
              .map(path -> path.substring(path.lastIndexOf('/') + 1))
              .collect(Collectors.toSet()));
    }
  }
}
