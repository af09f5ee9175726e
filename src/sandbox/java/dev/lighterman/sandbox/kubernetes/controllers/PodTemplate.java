package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The pod template of an owner. */
record PodTemplate(ObjectNode owner) {

  /** A hash of the template, in characters for names. */
  String hash() {
    var crc = new CRC32();
    crc.update(template().toString().getBytes(StandardCharsets.UTF_8));
    var hash = new StringBuilder();
    for (char digit : Long.toString(crc.getValue()).toCharArray()) {
      hash.append(ObjectMeta.NAME_CHARACTERS.charAt(digit % ObjectMeta.NAME_CHARACTERS.length()));
    }
    return hash.toString();
  }

  /** A new pod, whose name the API server generates. */
  ObjectNode newPod() {
    ObjectNode pod = JsonTree.object();
    ObjectNode meta = pod.putObject("metadata");
    if (template().path("metadata") instanceof ObjectNode given) {
      meta.setAll(given.deepCopy());
    }
    meta.put("generateName", ObjectMeta.name(owner) + "-");
    setControllerReference(pod, owner);
    pod.set("spec", template().path("spec").deepCopy());
    return pod;
  }

  /** Makes the owner the controller of the object. */
  static void setControllerReference(ObjectNode object, JsonNode owner) {
    ObjectMeta.of(object)
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", owner.path("apiVersion").asText())
        .put("kind", owner.path("kind").asText())
        .put("name", ObjectMeta.name(owner))
        .put("uid", ObjectMeta.uid(owner))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }

  private JsonNode template() {
    return owner.path("spec").path("template");
  }
}
