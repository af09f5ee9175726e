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

/** Whether a node gets an image, in containerd's words where it does not. */
final class RegistryImagePuller implements ImagePuller {

  private static final long BYTES_PER_SECOND = 25_000_000;

  private final World world;
  private final ConnectedRegistryInstances instances;
  private final ParentRegistries parents;
  private final TokenPermissions rights;

  RegistryImagePuller(World world, ConnectedRegistryInstances instances, ParentRegistries parents) {
    this.world = world;
    this.instances = instances;
    this.parents = parents;
    this.rights = new TokenPermissions(world);
  }

  @Override
  public PullResult pull(String cluster, String image, List<DockerLogin> logins) {
    var name = ImageName.parse(image);
    return world.locked(() -> {
      try {
        return pulled(image, find(cluster, name, logins));
      } catch (ContainerdPullError e) {
        return new PullResult.Failed(e.inFull(image));
      }
    });
  }

  private ContainerImage find(String cluster, ImageName name, List<DockerLogin> logins) {
    var instance = instances.at(cluster, name.server());
    if (instance.isPresent()) {
      return fromEdge(instance.get(), name, logins);
    }
    var cloud = parents.at(name.server());
    if (cloud.isPresent()) {
      requireLogin(cloud.get().id(), name, logins);
      return stored(cloud.get().id().text(), name);
    }
    if (name.server().matches("[0-9.]+")) {
      throw ContainerdPullError.unreachable(name, "no route to host");
    }
    return stored(name.server(), name);
  }

  private ContainerImage fromEdge(
      ConnectedRegistryInstance instance, ImageName name, List<DockerLogin> logins) {
    if (!instance.running()) {
      throw ContainerdPullError.unreachable(name, "connection refused");
    }
    var settings = ExtensionSettings.of(world.resources().find(instance.extension()).orElseThrow());
    if (settings.plainHttp()) {
      throw ContainerdPullError.request(name, "http: server gave HTTP response to HTTPS client");
    }
    if (!settings.distributesTrust()) {
      throw ContainerdPullError.request(
          name, "tls: failed to verify certificate: x509: certificate signed by unknown authority");
    }
    var connected =
        parents
            .connectedRegistry(settings.connection())
            .orElseThrow(() -> ContainerdPullError.unauthorized(name, logins.isEmpty()));
    var token = requireLogin(parents.registry(connected).id(), name, logins);
    if (connected.texts("/properties/clientTokenIds").stream().noneMatch(token.id()::matches)) {
      throw ContainerdPullError.unauthorized(name, false);
    }
    return stored(connected.id().text(), name);
  }

  /** The first login for this server whose password works, if its scope map lets it read. */
  private Resource requireLogin(ResourceId registry, ImageName name, List<DockerLogin> logins) {
    var here = logins.stream().filter(login -> name.isAt(login.server())).toList();
    var token =
        here.stream()
            .map(login -> rights.signIn(registry, login.username(), login.password()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> ContainerdPullError.unauthorized(name, here.isEmpty()));
    if (!rights.allows(token, name.repository(), "content/read")) {
      throw ContainerdPullError.insufficientScope();
    }
    return token;
  }

  private ContainerImage stored(String store, ImageName name) {
    return world
        .images()
        .find(store, name.repository(), name.reference())
        .orElseThrow(() -> ContainerdPullError.unknown(name));
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
