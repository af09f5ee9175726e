package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A set of fields of an object. */
record FieldSet(Set<FieldPath> paths) {

  private static final Set<String> UNMANAGED =
      Set.of(
          ".apiVersion",
          ".kind",
          ".status",
          ".metadata.name",
          ".metadata.namespace",
          ".metadata.uid",
          ".metadata.resourceVersion",
          ".metadata.generation",
          ".metadata.creationTimestamp",
          ".metadata.managedFields");

  FieldSet {
    paths = new LinkedHashSet<>(paths);
  }

  /** All fields of the object except those that no manager owns. */
  static FieldSet of(JsonNode object) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    collect(object, "", FieldPath.ROOT, paths);
    return new FieldSet(paths);
  }

  /** Parses the fields of an entry of {@code managedFields}. */
  static FieldSet parse(JsonNode fields) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    parse(fields, FieldPath.ROOT, paths);
    return new FieldSet(paths);
  }

  /** As {@code fieldsV1}. */
  ObjectNode json() {
    ObjectNode fields = JsonTree.object();
    for (FieldPath path : paths) {
      ObjectNode node = fields;
      for (String step : path.steps()) {
        node = JsonTree.child(node, step);
      }
    }
    return fields;
  }

  FieldSet union(FieldSet other) {
    Set<FieldPath> all = new LinkedHashSet<>(paths);
    all.addAll(other.paths);
    return new FieldSet(all);
  }

  FieldSet minus(Collection<FieldPath> removed) {
    return filter(path -> !removed.contains(path));
  }

  FieldSet filter(Predicate<FieldPath> predicate) {
    return new FieldSet(new LinkedHashSet<>(paths.stream().filter(predicate).toList()));
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  private static void collect(JsonNode value, String field, FieldPath path, Set<FieldPath> paths) {
    if (UNMANAGED.contains(path.toString())) {
      return;
    }
    List<String> keys = MergeKeys.of(field, value);
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(e -> collect(e.getValue(), e.getKey(), path.append("f:" + e.getKey()), paths));
    } else if (value.isArray() && !keys.isEmpty()) {
      value.forEach(item -> collectItem(item, path.append("k:" + key(item, keys)), paths));
    } else if (value.isArray() && MergeKeys.isSet(field)) {
      value.forEach(item -> paths.add(path.append("v:" + item)));
    } else if (!value.isNull()) {
      paths.add(path);
    }
  }

  private static void collectItem(JsonNode item, FieldPath path, Set<FieldPath> paths) {
    paths.add(path.append("."));
    collect(item, "", path, paths);
  }

  private static ObjectNode key(JsonNode item, List<String> keys) {
    ObjectNode key = JsonTree.object();
    keys.forEach(k -> key.set(k, MergeKeys.value(item, k)));
    return key;
  }

  private static void parse(JsonNode fields, FieldPath path, Set<FieldPath> paths) {
    if (fields.isEmpty()) {
      paths.add(path);
    }
    fields.properties().forEach(e -> parse(e.getValue(), path.append(e.getKey()), paths));
  }
}
