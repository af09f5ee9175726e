package dev.lighterman.sandbox.world;

import java.util.List;
import java.util.Locale;

/** A registry's dedicated data endpoint, which its connected registries sync with. */
public final class DataEndpoint {

  private DataEndpoint() {}

  /** For example {@code myacrregistry.eastus.data.azurecr.io}. */
  public static String host(Resource registry) {
    return (registry.id().name() + "." + registry.text("/location") + ".data.azurecr.io")
        .toLowerCase(Locale.ROOT);
  }

  /** Enables or disables it, in the registry's document and in its connected registries'. */
  public static void setEnabled(World world, Resource registry, boolean enabled) {
    registry.set("/properties/dataEndpointEnabled", enabled);
    registry.set(
        "/properties/dataEndpointHostNames", enabled ? List.of(host(registry)) : List.of());
    for (var connected : world.resources().children(registry.id(), "connectedRegistries")) {
      updateGateway(registry, connected);
    }
  }

  /** Sets or removes the gateway endpoint in the document of a connected registry. */
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
