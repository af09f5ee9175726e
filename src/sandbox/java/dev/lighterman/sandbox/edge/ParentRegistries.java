package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.util.Optional;
import java.util.stream.Stream;

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
    return registries()
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

  /** The cloud registry at that host, if it is one. */
  Optional<Resource> at(String loginServer) {
    return registries()
        .filter(one -> one.text("/properties/loginServer").equalsIgnoreCase(loginServer))
        .findFirst();
  }

  private Stream<Resource> registries() {
    return world.resources().ofType(FaultTargets.REGISTRIES).stream();
  }

  Resource registry(Resource connected) {
    return connected.id().parent().flatMap(world.resources()::find).orElseThrow();
  }
}
