package dev.lighterman.sandbox.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All Azure resources, by id, in the order of creation. */
public final class Resources {

  private final Map<String, Resource> all = new LinkedHashMap<>();

  /** The same by type and by collection, since a world may have thousands. */
  private final Map<String, Map<String, Resource>> byType = new HashMap<>();

  private final Map<String, Map<String, Resource>> byCollection = new HashMap<>();
  private final Map<String, Listener> listeners = new HashMap<>();

  /** Hears of each resource of a type that is new or gone, while the world is locked. */
  public interface Listener {
    void added(Resource resource);

    void removed(Resource resource);
  }

  /** Has the one listener for a type hear of what is added and removed from now on. */
  public void listen(String type, Listener listener) {
    listeners.put(typeKey(type), listener);
  }

  public Optional<Resource> find(ResourceId id) {
    return Optional.ofNullable(all.get(id.key()));
  }

  /** The same for an id as a document names it, in any case. */
  public Optional<Resource> find(String id) {
    return Optional.ofNullable(all.get(id.toLowerCase(Locale.ROOT)));
  }

  /** Adds a resource, or replaces the one with the same id. */
  public Resource put(Resource resource) {
    String key = resource.id().key();
    boolean isNew = all.put(key, resource) == null;
    byType.computeIfAbsent(typeKey(resource.type()), _ -> new LinkedHashMap<>()).put(key, resource);
    byCollection.computeIfAbsent(collection(key), _ -> new LinkedHashMap<>()).put(key, resource);
    if (isNew) {
      listener(resource).ifPresent(each -> each.added(resource));
    }
    return resource;
  }

  private Optional<Listener> listener(Resource resource) {
    return Optional.ofNullable(listeners.get(typeKey(resource.type())));
  }

  /** Removes a resource and all its children. */
  public void remove(ResourceId id) {
    all.values().stream()
        .filter(each -> each.id().key().equals(id.key()) || isBelow(each, id))
        .toList()
        .forEach(this::removeOne);
  }

  private static boolean isBelow(Resource resource, ResourceId id) {
    return resource.id().key().startsWith(id.key() + "/");
  }

  private void removeOne(Resource resource) {
    String key = resource.id().key();
    all.remove(key);
    byType.getOrDefault(typeKey(resource.type()), Map.of()).remove(key);
    byCollection.getOrDefault(collection(key), Map.of()).remove(key);
    listener(resource).ifPresent(each -> each.removed(resource));
  }

  /** All resources of a type, for example {@code Microsoft.ContainerRegistry/registries}. */
  public List<Resource> ofType(String type) {
    return List.copyOf(byType.getOrDefault(typeKey(type), Map.of()).values());
  }

  /** The children of a resource that are of this type, for example {@code tokens}. */
  public List<Resource> children(ResourceId parent, String type) {
    String collection = collection(parent.child(type, "x").key());
    return List.copyOf(byCollection.getOrDefault(collection, Map.of()).values());
  }

  public List<Resource> matching(Predicate<Resource> predicate) {
    return new ArrayList<>(all.values()).stream().filter(predicate).toList();
  }

  private static String typeKey(String type) {
    return type.toLowerCase(Locale.ROOT);
  }

  /** The path of the list that a resource is in. */
  private static String collection(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }
}
