package dev.lighterman.acceptance;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryToken.Slot;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.util.Map;

/** A connected registry whose pod is refused, since another one has activated it. */
public final class SecondInstance {
  private SecondInstance() {}

  /** Somebody deletes the extension of store-101 and installs it again, on a new volume. */
  public static void at101(Conversation talk) {
    var azure = Azure.connect(talk.settings().azure());
    ArmId cluster = HandmadeResources.in(talk).cluster("store-101");
    Extension before = azure.extensions().connectedRegistry(cluster).orElseThrow();
    azure.extensions().delete(before.id());
    talk.until(() -> azure.extensions().get(before.id()).isEmpty(), "the extension is deleted");
    azure
        .extensions()
        .put(
            before.id(),
            before.settings(),
            Map.of(Extension.CONNECTION_STRING, connectionString(talk, azure)));
    talk.until(
        () ->
            Conversation.stream(talk.state().path("world").path("extensions"))
                .anyMatch(each ->
                    each.path("cluster").asText().equals("store-101")
                        && each.path("provisioningState").asText().equals("Succeeded")),
        "the extension is installed again");
  }

  private static Secret connectionString(Conversation talk, Azure azure) {
    ArmId registry = Quickstart.registry(talk);
    String gateway =
        azure
            .connectedRegistries()
            .get(registry.child("connectedRegistries", "store101"))
            .orElseThrow()
            .gatewayEndpoint();
    Secret password =
        azure.tokens().generatePassword(registry.child("tokens", "store101"), Slot.FIRST).value();
    return new Secret(
        "ConnectedRegistryName=store101;SyncTokenName=store101;SyncTokenPassword=%s;ParentGatewayEndpoint=%s;ParentEndpointProtocol=https"
            .formatted(password.reveal(), gateway));
  }
}
