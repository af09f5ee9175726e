package dev.lighterman.sandbox.kubernetes.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The container runtime of a cluster's nodes: pulls images, caches them per node, keeps logs. */
public final class ContainerRuntime {

  private final String cluster;
  private final ImagePuller puller;
  private final ContainerLogs logs;
  private final Map<NodeImage, PullResult.Pulled> images = new ConcurrentHashMap<>();

  private record NodeImage(String node, String image) {}

  public ContainerRuntime(String cluster, ImagePuller puller, ContainerLogs logs) {
    this.cluster = cluster;
    this.puller = puller;
    this.logs = logs;
  }

  ContainerLogs logs() {
    return logs;
  }

  PullResult pull(String image, List<DockerLogin> logins) {
    return puller.pull(cluster, image, logins);
  }

  /** The image, if it is in the cache of the node. */
  Optional<PullResult.Pulled> image(String node, String image) {
    return Optional.ofNullable(images.get(new NodeImage(node, image)));
  }

  /** Removes the images whose names begin so from the caches of all nodes. */
  public void removeImages(String prefix) {
    images.keySet().removeIf(each -> each.image.startsWith(prefix));
  }

  void addImage(String node, String image, PullResult.Pulled pulled) {
    images.put(new NodeImage(node, image), pulled);
  }
}
