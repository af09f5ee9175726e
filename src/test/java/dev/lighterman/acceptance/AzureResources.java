package dev.lighterman.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Azure's resources, as the sandbox's control API shows them. */
public final class AzureResources {
  private AzureResources() {}

  public static Optional<JsonNode> connectedRegistry(Conversation talk, String name) {
    return Conversation.stream(talk.world().path("registries"))
        .flatMap(each -> Conversation.stream(each.path("connectedRegistries")))
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst();
  }

  /** The provisioning state of each extension of a cluster. */
  public static List<String> extensionStates(Conversation talk, String cluster) {
    return Conversation.stream(talk.world().path("extensions"))
        .filter(each -> each.path("cluster").asText().equals(cluster))
        .map(each -> each.path("provisioningState").asText())
        .toList();
  }
}
