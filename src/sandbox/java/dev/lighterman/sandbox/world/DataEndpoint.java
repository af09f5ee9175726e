package dev.lighterman.sandbox.world;

import java.util.List;
import java.util.Locale;

/** A registry's dedicated data endpoint, and what connected registries see of it. */
public final class DataEndpoint {

  private DataEndpoint() {}

  /** For example {@code myacrregistry.eastus.data.azurecr.io}. */
  public static String host(Resource registry) {
    return "%s.%s.data.azurecr.io"
        .formatted(registry.id().name(), registry.text("/location"))
        .toLowerCase(Locale.ROOT);
  }

  /** Turns it on or off, for the registry and for the connected registries that sync over it. */
  public static void setEnabled(World world, Resource registry, boolean enabled) {
    registry.set("/properties/dataEndpointEnabled", enabled);
    registry.set("/properties/dataEndpointHostNames", enabled ? List.of(host(registry)) : List.of());
    for (var connected : world.resources().children(registry.id(), "connectedRegistries")) {
      updateGateway(registry, connected);
    }
  }

  /** Shows the gateway on a top-level connected registry where there is one. */
  public static void updateGateway(Resource registry, Resource connected) {
    var gateway = "/properties/parent/syncProperties/gatewayEndpoint";
    if (registry.flag("/properties/dataEndpointEnabled")
        && connected.text("/properties/parent/id").isEmpty()) {
      connected.set(gateway, host(registry));
    } else {
      connected.unset(gateway);
    }
  }
}
