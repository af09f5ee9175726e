package dev.lighterman.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.ContainerImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One repository's images by tag, and how the registry shows them. */
record RegistryRepository(String registry, String name, SortedMap<String, ContainerImage> tags) {

  /** The manifests' digests, in order. */
  List<String> digests() {
    var digests = new TreeSet<String>();
    tags.values().forEach(image -> digests.add(image.digest()));
    return List.copyOf(digests);
  }

  /** The fields that every answer about a repository begins with. */
  ObjectNode head() {
    return Json.object().put("registry", registry).put("imageName", name);
  }

  ObjectNode shown() {
    var dates = tags.values().stream().map(ContainerImage::pushed).sorted().toList();
    var shown = head().put("createdTime", dates.getFirst().toString());
    shown.put("lastUpdateTime", dates.getLast().toString());
    shown.put("manifestCount", digests().size()).put("tagCount", tags.size());
    return changeable(shown);
  }

  ObjectNode tag(String tag) {
    var image = tags.get(tag);
    if (image == null) {
      throw RegistryFailure.noManifest(tag);
    }
    var shown = Json.object().put("name", tag).put("digest", image.digest());
    return changeable(dated(shown, image.pushed()).put("signed", false));
  }

  ObjectNode manifest(String digest) {
    var tagged = new TreeMap<>(tags);
    tagged.values().removeIf(image -> !image.digest().equals(digest));
    if (tagged.isEmpty()) {
      throw RegistryFailure.noManifest(digest);
    }
    var image = tagged.sequencedValues().getFirst();
    var shown = Json.object().put("digest", digest).put("imageSize", image.sizeBytes());
    dated(shown, image.pushed()).put("architecture", "amd64").put("os", "linux");
    shown.put("mediaType", ContainerImage.MANIFEST_TYPE).set("tags", Json.tree(tagged.keySet()));
    return changeable(shown);
  }

  private static ObjectNode dated(ObjectNode shown, Instant at) {
    return shown.put("createdTime", at.toString()).put("lastUpdateTime", at.toString());
  }

  private static ObjectNode changeable(ObjectNode shown) {
    var may =
        Map.of(
            "deleteEnabled", true, "writeEnabled", true, "readEnabled", true, "listEnabled", true);
    shown.set("changeableAttributes", Json.tree(may));
    return shown;
  }
}
