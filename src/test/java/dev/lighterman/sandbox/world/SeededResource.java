package dev.lighterman.sandbox.world;

/** What a test knows to be there. */
public final class SeededResource {
  private SeededResource() {}

  /** The resource of a type with this name, whatever its group. */
  public static Resource resource(World world, String type, String name) {
    return world.resources().ofType(type).stream()
        .filter(each -> each.id().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
