package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.util.Optional;

/** The cloud registries as an instance meets them. */
final class ParentRegistries {

  private final World world;
  private final TokenPermissions rights;

  ParentRegistries(World world) {
    this.world = world;
    this.rights = new TokenPermissions(world);
  }

  /** The connected registry that a connection string names, at the registry of its gateway. */
  Optional<Resource> connectedRegistry(ParentConnectionString connection) {
    if (connection.name().isEmpty()) {
      return Optional.empty();
    }
    return world.resources().ofType("Microsoft.ContainerRegistry/registries").stream()
        .filter(one -> DataEndpoint.host(one).equalsIgnoreCase(connection.gateway()))
        .findFirst()
        .map(one -> one.id().child("connectedRegistries", connection.name()))
        .flatMap(world.resources()::find);
  }

  /** Whether its registry's data endpoint answers. */
  boolean gatewayOpen(Resource connected) {
    return registry(connected).flag("/properties/dataEndpointEnabled");
  }

  /** Whether the sync token's password works, and the token is this connected registry's own. */
  boolean authenticates(Resource connected, ParentConnectionString connection) {
    return rights
        .signIn(registry(connected).id(), connection.token(), connection.password())
        .filter(token ->
            token.id().matches(connected.text("/properties/parent/syncProperties/tokenId")))
        .isPresent();
  }

  Resource registry(Resource connected) {
    return connected.id().parent().flatMap(world.resources()::find).orElseThrow();
  }
}
