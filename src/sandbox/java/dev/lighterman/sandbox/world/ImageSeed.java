package dev.lighterman.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Creates the container images of a new world. */
final class ImageSeed {

  private final ImageStore images;
  private final Instant now;

  ImageSeed(ImageStore images, Instant now) {
    this.images = images;
    this.now = now;
  }

  /** The images of the public registries. */
  void seedPublicRegistries() {
    var hello =
        ContainerImage.of("hello-world:latest", 10_072, true, now.minus(Duration.ofDays(90)));
    put("mcr.microsoft.com", "mcr/hello-world", "latest", hello);
    put("mcr.microsoft.com", "hello-world", "latest", hello);
    put("docker.io", "library/hello-world", "latest", hello);
    putServing("mcr.microsoft.com", "azurelinux/base/nginx", "1.27", 41_000_000);
    putServing("docker.io", "library/nginx", "1.27", 72_000_000);
    putServing("mcr.microsoft.com", "acr/connected-registry", "1.0.0", 92_000_000);
    putServing(
        "mcr.microsoft.com", "acr/connected-registry/containerd-config", "1.0.0", 18_000_000);
    for (var part : List.of("controller", "webhook", "cainjector")) {
      putServing("mcr.microsoft.com", "azurelinux/cert-manager-" + part, "1.16.1", 21_000_000);
    }
  }

  private void putServing(String host, String repository, String tag, long size) {
    var pushed = now.minus(Duration.ofDays(120));
    put(
        host,
        repository,
        tag,
        ContainerImage.of(host + "/" + repository + ":" + tag, size, false, pushed));
  }

  private void put(String store, String repository, String tag, ContainerImage image) {
    images.put(store, repository, tag, image);
  }

  /** The images that were pushed to, or imported into, a registry of the tenant. */
  void seedRegistry(Resource registry) {
    var store = registry.id().text();
    put(
        store,
        "hello-world",
        "latest",
        ContainerImage.of("hello-world:latest", 10_072, true, now.minus(Duration.ofDays(40))));
    putOwn(store, "pos", "1.4", 60);
    putOwn(store, "pos", "1.5", 12);
    putOwn(store, "menu", "2.0", 30);
    putOwn(store, "nginx", "1.27", 45);
  }

  private void putOwn(String store, String repository, String tag, int daysAgo) {
    var pushed = now.minus(Duration.ofDays(daysAgo));
    put(
        store,
        repository,
        tag,
        ContainerImage.of(repository + ":" + tag, 64_000_000, false, pushed));
  }
}
