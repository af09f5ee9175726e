package dev.lighterman.sandbox.edge;

import java.util.HashMap;

/**
 * The connection string of an instance to its parent: address and credentials.
 *
 * @param identity the client id of a managed identity, in place of token and password
 */
record ParentConnectionString(
    String name, String token, String password, String identity, String gateway) {

  /** Parses a connection string; missing parts are empty, and values may contain equals signs. */
  static ParentConnectionString parse(String text) {
    var parts = new HashMap<String, String>();
    for (var part : text.split(";", -1)) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return new ParentConnectionString(
        parts.getOrDefault("ConnectedRegistryName", ""),
        parts.getOrDefault("SyncTokenName", ""),
        parts.getOrDefault("SyncTokenPassword", ""),
        parts.getOrDefault("ManagedIdentityClientId", ""),
        parts.getOrDefault("ParentGatewayEndpoint", ""));
  }

  @Override
  public String toString() {
    return "ConnectionString[" + name + ", " + token + "@" + gateway + "]";
  }
}
