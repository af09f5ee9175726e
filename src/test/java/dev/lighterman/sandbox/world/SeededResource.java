package dev.lighterman.sandbox.world;

/** Finds seeded resources. */
public final class SeededResource {
  private SeededResource() {}

  /** The resource with this type and name, in any resource group. */
  public static Resource resource(World world, String type, String name) {
    return world.resources().ofType(type).stream()
        .filter(each -> each.id().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
