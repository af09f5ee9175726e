package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.ImageBehaviour;
import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.ContainerImage;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Pulls images from connected registries and cloud registries, with errors as containerd has. */
final class RegistryImagePuller implements ImagePuller {

  /** The registry of the connected registry's own images. */
  static final String MICROSOFT = "mcr.microsoft.com";

  private static final long BYTES_PER_SECOND = 25_000_000;

  private final World world;
  private final ConnectedRegistryInstances instances;
  private final CloudRegistries registries;
  private final TokenPermissions permissions;

  RegistryImagePuller(
      World world, ConnectedRegistryInstances instances, CloudRegistries registries) {
    this.world = world;
    this.instances = instances;
    this.registries = registries;
    this.permissions = new TokenPermissions(world);
  }

  @Override
  public PullResult pull(String cluster, String image, List<DockerLogin> logins) {
    var name = ImageName.parse(image);
    return world.locked(() -> {
      try {
        return pulled(image, find(cluster, name, logins));
      } catch (ContainerdPullError e) {
        return new PullResult.Failed(e.kubeletMessage(image));
      }
    });
  }

  private ContainerImage find(String cluster, ImageName name, List<DockerLogin> logins) {
    var instance = instances.at(cluster, name.server());
    if (instance.isPresent()) {
      return findOnEdge(instance.get(), name, logins);
    }
    if (isBlocked(cluster, name)) {
      throw ContainerdPullError.requestFailed(
          name, "dial tcp: lookup %s: i/o timeout".formatted(name.server()));
    }
    var cloud = registries.byLoginServer(name.server());
    if (cloud.isPresent()) {
      requireLogin(cloud.get().id(), name, logins);
      return findImage(cloud.get().id().text(), name);
    }
    if (name.server().matches("[0-9.]+")) {
      throw ContainerdPullError.unreachable(name, "no route to host");
    }
    return findImage(name.server(), name);
  }

  private boolean isBlocked(String cluster, ImageName name) {
    var local = name.server().matches("[0-9.]+");
    return (!local && instances.anyHas("egress-blocked", cluster))
        || (name.server().equals(MICROSOFT) && instances.anyHas("helm-timeout", cluster));
  }

  private ContainerImage findOnEdge(
      ConnectedRegistryInstance instance, ImageName name, List<DockerLogin> logins) {
    if (!instance.running()) {
      throw ContainerdPullError.unreachable(name, "connection refused");
    }
    var settings = ExtensionSettings.of(world.resources().find(instance.extension()).orElseThrow());
    if (settings.plainHttp()) {
      throw ContainerdPullError.requestFailed(
          name, "http: server gave HTTP response to HTTPS client");
    }
    if (!settings.distributesTrust() || !settings.hasCertificate()) {
      throw ContainerdPullError.requestFailed(
          name, "tls: failed to verify certificate: x509: certificate signed by unknown authority");
    }
    var connected =
        registries
            .connectedRegistry(settings.connectionString())
            .orElseThrow(() -> ContainerdPullError.unauthorized(name, logins.isEmpty()));
    var token = requireLogin(registries.parentOf(connected).id(), name, logins);
    if (connected.texts("/properties/clientTokenIds").stream().noneMatch(token.id()::matches)) {
      throw ContainerdPullError.unauthorized(name, false);
    }
    return findImage(connected.id().text(), name);
  }

  /** The token of the first valid login for this server, if it may read the repository. */
  private Resource requireLogin(ResourceId registry, ImageName name, List<DockerLogin> logins) {
    var matching = logins.stream().filter(login -> name.matchesServer(login.server())).toList();
    var token =
        matching.stream()
            .map(login -> permissions.authenticate(registry, login.username(), login.password()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> ContainerdPullError.unauthorized(name, matching.isEmpty()));
    if (!permissions.allows(token, name.repository(), "content/read")) {
      throw ContainerdPullError.insufficientScope();
    }
    return token;
  }

  private ContainerImage findImage(String store, ImageName name) {
    return world
        .images()
        .find(store, name.repository(), name.reference())
        .orElseThrow(() -> ContainerdPullError.notFound(name));
  }

  private static PullResult pulled(String name, ContainerImage image) {
    var millis = 300 + image.sizeBytes() * 1000 / BYTES_PER_SECOND;
    return new PullResult.Pulled(
        image.digest(), image.sizeBytes(), Duration.ofMillis(millis), behaviour(name, image));
  }

  private static ImageBehaviour behaviour(String name, ContainerImage image) {
    return image.exits()
        ? ImageBehaviour.exits(
            0,
            "",
            "Hello from Docker!",
            "This message shows that your installation appears to be working correctly.",
            "")
        : ImageBehaviour.serves("Started " + name);
  }
}
