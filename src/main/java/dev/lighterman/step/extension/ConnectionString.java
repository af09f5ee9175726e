package dev.lighterman.step.extension;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import java.util.Objects;

/** The connection string with which a connected registry reaches its parent. */
final class ConnectionString {
  private ConnectionString() {}

  /** Generates a new password, which invalidates the old one, and builds the string. */
  static Secret withNewPassword(Azure azure, ConnectedRegistry registry) {
    String gateway = registry.gatewayEndpoint();
    if (gateway == null) {
      throw new OperatorMustAct(
          Sentence.of("step.no-gateway", "name", registry.name()),
          Sentence.of("step.no-gateway.remedy", "registry", registry.id().parent().name()));
    }
    var token =
        Objects.requireNonNull(registry.syncToken(), "a connected registry of ours syncs by token");
    Secret password = azure.tokens().generatePassword(token).value();
    return new Secret(
        "ConnectedRegistryName=%s;SyncTokenName=%s;SyncTokenPassword=%s;ParentGatewayEndpoint=%s;ParentEndpointProtocol=https"
            .formatted(registry.name(), token.name(), password.reveal(), gateway));
  }
}
