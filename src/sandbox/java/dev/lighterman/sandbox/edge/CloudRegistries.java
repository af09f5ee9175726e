package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.util.Optional;
import java.util.stream.Stream;

/** The cloud registries, as connected registries and nodes reach them. */
final class CloudRegistries {

  private final World world;
  private final TokenPermissions permissions;

  CloudRegistries(World world) {
    this.world = world;
    this.permissions = new TokenPermissions(world);
  }

  /**
   * The connected registry that a connection string names, by the data endpoint of any region of
   * its registry.
   */
  Optional<Resource> connectedRegistry(ParentConnectionString connection) {
    if (connection.name().isEmpty()) {
      return Optional.empty();
    }
    return all()
        .filter(registry -> hasEndpoint(registry, connection.gateway()))
        .findFirst()
        .map(registry -> registry.id().child("connectedRegistries", connection.name()))
        .flatMap(world.resources()::find);
  }

  /** Whether the data endpoint of its parent is enabled. */
  boolean isDataEndpointEnabled(Resource connected) {
    var parent = parentOf(connected);
    return parent.flag("/properties/dataEndpointEnabled")
        && parent.text("/sku/name").equals("Premium");
  }

  private static boolean hasEndpoint(Resource registry, String gateway) {
    return DataEndpoint.host(registry).equalsIgnoreCase(gateway)
        || registry.texts("/properties/dataEndpointHostNames").stream()
            .anyMatch(gateway::equalsIgnoreCase);
  }

  /** Whether this is the data endpoint of the home region: that of a replica serves none. */
  boolean isHome(Resource connected, String gateway) {
    return DataEndpoint.host(parentOf(connected)).equalsIgnoreCase(gateway);
  }

  /** Whether its sync token, if it has one, is enabled. */
  boolean isSyncTokenEnabled(Resource connected) {
    return usesManagedIdentity(connected)
        || world
            .resources()
            .find(connected.text("/properties/parent/syncProperties/tokenId"))
            .filter(token -> token.text("/properties/status").equalsIgnoreCase("enabled"))
            .isPresent();
  }

  /**
   * Whether the sync token's password is valid, and the token is this connected registry's; or
   * whether the managed identity is its own.
   */
  boolean authenticates(Resource connected, ParentConnectionString connection) {
    if (usesManagedIdentity(connected)) {
      return connected
          .document()
          .at("/identity/userAssignedIdentities")
          .valueStream()
          .anyMatch(identity -> identity.path("clientId").asText().equals(connection.identity()));
    }
    return permissions
        .authenticate(parentOf(connected).id(), connection.token(), connection.password())
        .filter(token ->
            token.id().matches(connected.text("/properties/parent/syncProperties/tokenId")))
        .isPresent();
  }

  static boolean usesManagedIdentity(Resource connected) {
    return connected.text("/properties/parent/syncProperties/authType").equals("ManagedIdentity");
  }

  /** The cloud registry with that login server, if there is one. */
  Optional<Resource> byLoginServer(String loginServer) {
    return all()
        .filter(registry -> registry.text("/properties/loginServer").equalsIgnoreCase(loginServer))
        .findFirst();
  }

  private Stream<Resource> all() {
    return world.resources().ofType(FaultTargets.REGISTRIES).stream();
  }

  Resource parentOf(Resource connected) {
    return connected.id().parent().flatMap(world.resources()::find).orElseThrow();
  }
}
