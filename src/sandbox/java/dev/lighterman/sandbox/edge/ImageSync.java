package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Copies the images that the sync token may read to the connected registry. A managed identity may
 * read all of them, since no roles of such identities are simulated.
 */
final class ImageSync {

  private final World world;
  private final TokenPermissions permissions;

  ImageSync(World world) {
    this.world = world;
    this.permissions = new TokenPermissions(world);
  }

  /** Syncs once; returns the images that it has copied. */
  List<String> run(Resource connected) {
    var cloud = connected.id().parent().orElseThrow().text();
    var edge = connected.id().text();
    var synced = new ArrayList<String>();
    var mayRead = readable(connected);
    for (var repository : world.images().repositories(cloud)) {
      if (mayRead.test(repository)) {
        synced.addAll(copy(cloud, edge, repository));
      }
    }
    return synced;
  }

  /** Removes what it may not read any more, and what its cloud registry does not have any more. */
  void clean(Resource connected) {
    var cloud = connected.id().parent().orElseThrow().text();
    var edge = connected.id().text();
    var mayRead = readable(connected);
    for (var repository : world.images().repositories(edge)) {
      var tags = world.images().tags(cloud, repository).keySet();
      world
          .images()
          .remove(edge, repository, (tag, _) -> !mayRead.test(repository) || !tags.contains(tag));
    }
  }

  private Predicate<String> readable(Resource connected) {
    return CloudRegistries.usesManagedIdentity(connected)
        ? _ -> true
        : world
            .resources()
            .find(connected.text("/properties/parent/syncProperties/tokenId"))
            .map(token -> permissions.allowed(token, "content/read"))
            .orElse(_ -> false);
  }

  private List<String> copy(String cloud, String edge, String repository) {
    var synced = new ArrayList<String>();
    world
        .images()
        .tags(cloud, repository)
        .forEach((tag, image) -> {
          if (!world.images().find(edge, repository, tag).equals(Optional.of(image))) {
            world.images().put(edge, repository, tag, image);
            synced.add(repository + ":" + tag);
          }
        });
    return synced;
  }
}
