package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the metadata of objects; missing strings are empty. */
public final class ObjectMeta {

  /** The annotation of the default storage class. */
  public static final String DEFAULT_STORAGE_CLASS = "storageclass.kubernetes.io/is-default-class";

  /** The finalizer of an object whose dependents are deleted first. */
  public static final String FOREGROUND_DELETION = "foregroundDeletion";

  /** The characters of generated names: without vowels, so that they form no words. */
  public static final String NAME_CHARACTERS = "bcdfghjklmnpqrstvwxz2456789";

  private ObjectMeta() {}

  public static String name(JsonNode object) {
    return text(object, "name");
  }

  public static String namespace(JsonNode object) {
    return text(object, "namespace");
  }

  public static String uid(JsonNode object) {
    return text(object, "uid");
  }

  public static String resourceVersion(JsonNode object) {
    return text(object, "resourceVersion");
  }

  public static long generation(JsonNode object) {
    return object.path("metadata").path("generation").asLong();
  }

  public static Instant created(JsonNode object) {
    return Instant.parse(text(object, "creationTimestamp"));
  }

  public static Map<String, String> labels(JsonNode object) {
    return strings(object.path("metadata").path("labels"));
  }

  public static String annotation(JsonNode object, String key) {
    return object.path("metadata").path("annotations").path(key).asText();
  }

  /** The current time in the format of metadata, in whole seconds. */
  public static String now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Whether its deletion has been requested. */
  public static boolean isTerminating(JsonNode object) {
    return object.path("metadata").hasNonNull("deletionTimestamp");
  }

  public static boolean hasFinalizer(JsonNode object, String finalizer) {
    return JsonTree.items(object.path("metadata").path("finalizers"))
        .anyMatch(f -> f.asText().equals(finalizer));
  }

  public static boolean hasFinalizers(JsonNode object) {
    return !object.path("metadata").path("finalizers").isEmpty();
  }

  /** The owner reference of its controller. */
  public static Optional<JsonNode> controller(JsonNode object) {
    return JsonTree.items(object.path("metadata").path("ownerReferences"))
        .filter(owner -> owner.path("controller").asBoolean())
        .findFirst();
  }

  public static boolean ownedBy(JsonNode object, JsonNode owner) {
    return JsonTree.items(object.path("metadata").path("ownerReferences"))
        .anyMatch(reference -> reference.path("uid").asText().equals(uid(owner)));
  }

  public static boolean controlledBy(JsonNode object, JsonNode owner) {
    return controller(object).filter(o -> o.path("uid").asText().equals(uid(owner))).isPresent();
  }

  public static ObjectNode of(ObjectNode object) {
    return JsonTree.child(object, "metadata");
  }

  public static Map<String, String> strings(JsonNode map) {
    Map<String, String> strings = new LinkedHashMap<>();
    map.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asText()));
    return strings;
  }

  private static String text(JsonNode object, String field) {
    return object.path("metadata").path(field).asText();
  }
}
