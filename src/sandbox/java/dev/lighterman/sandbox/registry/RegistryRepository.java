package dev.lighterman.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.ContainerImage;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One repository: its images by tag, and their attributes as JSON. */
record RegistryRepository(
    String registry,
    String name,
    NavigableMap<String, ContainerImage> tags,
    ChangeableAttributes changeable) {

  /** The digests of the manifests, sorted. */
  List<String> digests() {
    var digests = new TreeSet<String>();
    tags.values().forEach(image -> digests.add(image.digest()));
    return List.copyOf(digests);
  }

  /** The fields that all responses about the repository start with. */
  ObjectNode base() {
    return Json.object().put("registry", registry).put("imageName", name);
  }

  ObjectNode attributes() {
    var dates = tags.values().stream().map(ContainerImage::pushed).sorted().toList();
    var json = base().put("createdTime", dates.getFirst().toString());
    json.put("lastUpdateTime", dates.getLast().toString());
    json.put("manifestCount", digests().size()).put("tagCount", tags.size());
    return withPermissions(json, name);
  }

  ObjectNode tag(String tag) {
    var image = tags.get(tag);
    if (image == null) {
      throw RegistryFailure.noManifest(tag);
    }
    var json = Json.object().put("name", tag).put("digest", image.digest());
    return withPermissions(withTimes(json, image.pushed()).put("signed", false), name + ":" + tag);
  }

  ObjectNode manifest(String digest) {
    var tagged = new TreeMap<>(tags);
    tagged.values().removeIf(image -> !image.digest().equals(digest));
    if (tagged.isEmpty()) {
      throw RegistryFailure.noManifest(digest);
    }
    var image = tagged.sequencedValues().getFirst();
    var json = Json.object().put("digest", digest).put("imageSize", image.sizeBytes());
    withTimes(json, image.pushed()).put("architecture", "amd64").put("os", "linux");
    json.put("mediaType", ContainerImage.MANIFEST_TYPE).set("tags", Json.tree(tagged.keySet()));
    return withPermissions(json, name + ":" + digest);
  }

  private static ObjectNode withTimes(ObjectNode json, Instant time) {
    return json.put("createdTime", time.toString()).put("lastUpdateTime", time.toString());
  }

  private ObjectNode withPermissions(ObjectNode json, String key) {
    json.set("changeableAttributes", changeable.of(key));
    return json;
  }
}
