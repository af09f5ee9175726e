package dev.lighterman.sandbox.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * All container images, by store (a registry's id, a public host, a connected registry's id),
 * repository and tag. Guarded by the world's lock.
 */
public final class ImageStore {

  private final Map<String, NavigableMap<String, NavigableMap<String, ContainerImage>>> stores =
      new HashMap<>();

  /** Adds an image under a tag, which it takes over from another image. */
  public void put(String store, String repository, String tag, ContainerImage image) {
    stores
        .computeIfAbsent(key(store), k -> new TreeMap<>())
        .computeIfAbsent(repository, r -> new TreeMap<>())
        .put(tag, image);
  }

  /**
   * Finds an image.
   *
   * @param reference a tag or a digest
   */
  public Optional<ContainerImage> find(String store, String repository, String reference) {
    var tags = tags(store, repository);
    return reference.startsWith("sha256:")
        ? tags.values().stream().filter(i -> i.digest().equals(reference)).findFirst()
        : Optional.ofNullable(tags.get(reference));
  }

  /** The repositories of a store, in alphabetical order. */
  public List<String> repositories(String store) {
    return List.copyOf(repositoriesOf(store).keySet());
  }

  /** A repository's images by tag. */
  public NavigableMap<String, ContainerImage> tags(String store, String repository) {
    return repositoriesOf(store).getOrDefault(repository, Collections.emptyNavigableMap());
  }

  /**
   * Removes a repository from all stores, also where it is the end of a longer path.
   *
   * @return restores it
   */
  public Runnable remove(String repository) {
    var restore = new ArrayList<Runnable>();
    for (var store : stores.values()) {
      for (var name : List.copyOf(store.keySet())) {
        if (name.equals(repository) || name.endsWith("/" + repository)) {
          var tags = store.remove(name);
          restore.add(() -> store.put(name, tags));
        }
      }
    }
    return () -> restore.forEach(Runnable::run);
  }

  /**
   * Removes images of a repository, which goes with its last image.
   *
   * @return their tags
   */
  public List<String> remove(
      String store, String repository, BiPredicate<String, ContainerImage> which) {
    Map<String, ContainerImage> tags = tags(store, repository);
    var gone =
        tags.entrySet().stream()
            .filter(each -> which.test(each.getKey(), each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    gone.forEach(tags::remove);
    if (tags.isEmpty() && !gone.isEmpty()) {
      repositoriesOf(store).remove(repository);
    }
    return gone;
  }

  private NavigableMap<String, NavigableMap<String, ContainerImage>> repositoriesOf(String store) {
    return stores.getOrDefault(key(store), Collections.emptyNavigableMap());
  }

  private static String key(String store) {
    return store.toLowerCase(Locale.ROOT);
  }
}
