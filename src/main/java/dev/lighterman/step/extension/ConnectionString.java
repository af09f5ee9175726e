package dev.lighterman.step.extension;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.step.AzCommand;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import java.util.Objects;

/** The connection string with which a connected registry reaches its parent. */
final class ConnectionString {
  private ConnectionString() {}

  /** Fails if the connected registry has no gateway yet. */
  static String gateway(ConnectedRegistry registry) {
    String gateway = registry.gatewayEndpoint();
    if (gateway == null) {
      throw new OperatorMustAct(
          Sentence.of("step.no-gateway", "name", registry.name()),
          Sentence.of("step.no-gateway.remedy", "registry", registry.id().parent().name()));
    }
    return gateway;
  }

  /** Prints one with a new password. */
  static String command(ArmId connectedRegistry) {
    return AzCommand.acr(
        connectedRegistry,
        "connected-registry get-settings",
        "--parent-protocol",
        "https",
        "--generate-password",
        "1",
        "--query",
        "ACR_REGISTRY_CONNECTION_STRING",
        "--output",
        "tsv",
        "--yes");
  }

  static ArmId syncToken(ConnectedRegistry registry) {
    return Objects.requireNonNull(
        registry.syncToken(), "a connected registry of ours syncs by token");
  }

  static Secret of(ConnectedRegistry registry, Secret password) {
    return new Secret(
        "ConnectedRegistryName=%s;SyncTokenName=%s;SyncTokenPassword=%s;ParentGatewayEndpoint=%s;ParentEndpointProtocol=https"
            .formatted(
                registry.name(), syncToken(registry).name(), password.reveal(), gateway(registry)));
  }
}
