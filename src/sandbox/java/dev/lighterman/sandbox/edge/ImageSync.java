package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies to the edge what a connected registry's sync token may read. */
final class ImageSync {

  private final World world;
  private final TokenPermissions rights;

  ImageSync(World world) {
    this.world = world;
    this.rights = new TokenPermissions(world);
  }

  /** Syncs once; answers the images that were not there before. */
  List<String> run(Resource connected) {
    var cloud = connected.id().parent().orElseThrow().text();
    var edge = connected.id().text();
    var token =
        world
            .resources()
            .find(new ResourceId(connected.text("/properties/parent/syncProperties/tokenId")));
    var arrived = new ArrayList<String>();
    for (var repository : world.images().repositories(cloud)) {
      if (token.filter(t -> rights.allows(t, repository, "content/read")).isPresent()) {
        arrived.addAll(copy(cloud, edge, repository));
      }
    }
    return arrived;
  }

  private List<String> copy(String cloud, String edge, String repository) {
    var arrived = new ArrayList<String>();
    world
        .images()
        .tags(cloud, repository)
        .forEach((tag, image) -> {
          if (!world.images().find(edge, repository, tag).equals(Optional.of(image))) {
            world.images().put(edge, repository, tag, image);
            arrived.add(repository + ":" + tag);
          }
        });
    return arrived;
  }
}
