package dev.lighterman.sandbox.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All Azure resources, by id, in the order of creation. */
public final class Resources {

  private final Map<String, Resource> all = new LinkedHashMap<>();

  public Optional<Resource> find(ResourceId id) {
    return Optional.ofNullable(all.get(id.key()));
  }

  /** Adds a resource, or replaces the one with the same id. */
  public Resource put(Resource resource) {
    all.put(resource.id().key(), resource);
    return resource;
  }

  /** Removes a resource and all its children. */
  public void remove(ResourceId id) {
    all.keySet().removeIf(key -> key.equals(id.key()) || key.startsWith(id.key() + "/"));
  }

  /** All resources of a type, for example {@code Microsoft.ContainerRegistry/registries}. */
  public List<Resource> ofType(String type) {
    return matching(resource -> resource.type().equalsIgnoreCase(type));
  }

  /** The children of a resource that are of this type, for example {@code tokens}. */
  public List<Resource> children(ResourceId parent, String type) {
    var prefix = parent.child(type, "x").key();
    var start = prefix.substring(0, prefix.length() - 1);
    return matching(resource -> {
      var key = resource.id().key();
      return key.startsWith(start) && key.indexOf('/', start.length()) < 0;
    });
  }

  public List<Resource> matching(Predicate<Resource> predicate) {
    return new ArrayList<>(all.values()).stream().filter(predicate).toList();
  }
}
