package dev.lighterman.sandbox.kubernetes.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The images that the nodes of a cluster have pulled. */
public final class NodeImageCache {

  private final Map<Place, PullResult.Pulled> images = new ConcurrentHashMap<>();

  private record Place(String node, String image) {}

  Optional<PullResult.Pulled> find(String node, String image) {
    return Optional.ofNullable(images.get(new Place(node, image)));
  }

  void keep(String node, String image, PullResult.Pulled pulled) {
    images.put(new Place(node, image), pulled);
  }
}
