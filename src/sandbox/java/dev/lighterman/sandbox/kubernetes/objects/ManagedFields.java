package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Field ownership ({@code managedFields}) and server-side apply. */
public final class ManagedFields {

  private static final String APPLY = "Apply";
  private static final String UPDATE = "Update";

  private final InstantSource clock;

  public ManagedFields(InstantSource clock) {
    this.clock = clock;
  }

  /** Makes the manager of an update the owner of the fields that it changed. */
  public void recordUpdate(ObjectNode before, ObjectNode after, String manager) {
    FieldSet all = FieldSet.of(after);
    FieldSet changed = all.filter(path -> !path.resolve(before).equals(path.resolve(after)));
    List<Entry> entries = new ArrayList<>();
    FieldSet ownFields = changed;
    for (Entry entry : entries(before)) {
      FieldSet remaining = entry.fields().filter(path -> all.paths().contains(path));
      if (entry.matches(manager, UPDATE)) {
        ownFields = remaining.union(ownFields);
      } else {
        entries.add(entry.withFields(remaining.minus(changed.paths())));
      }
    }
    entries.add(newEntry(manager, UPDATE, after, ownFields));
    setEntries(after, entries);
  }

  /**
   * Applies a manager's configuration to an object.
   *
   * @throws ApiFailure 409 where other managers own fields that it would change, unless forced
   */
  public ObjectNode apply(ObjectNode before, ObjectNode configuration, WriteOptions options) {
    FieldSet applied = FieldSet.of(configuration);
    List<Entry> others =
        entries(before).stream().filter(entry -> !entry.matches(options.manager(), APPLY)).toList();
    FieldSet changed =
        applied.filter(
            path -> !path.isItem() && !path.resolve(before).equals(path.resolve(configuration)));
    if (!options.force()) {
      throwOnConflict(others, changed);
    }
    ObjectNode after = before.deepCopy();
    StrategicMerge.apply(after, configuration);
    abandonedFields(before, applied, others, options.manager())
        .forEach(path -> path.removeFrom(after));
    List<Entry> entries =
        new ArrayList<>(
            others.stream()
                .map(entry -> entry.withFields(entry.fields().minus(changed.paths())))
                .toList());
    entries.add(newEntry(options.manager(), APPLY, after, applied));
    setEntries(after, entries);
    return after;
  }

  /**
   * Checks that no other manager owns any of the fields.
   *
   * @param changed the fields that the apply would change
   * @throws ApiFailure 409 where one does
   */
  private static void throwOnConflict(List<Entry> others, FieldSet changed) {
    List<FieldError> causes = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (Entry other : others) {
      List<FieldPath> conflicting =
          changed.paths().stream().filter(other.fields().paths()::contains).toList();
      conflicting.forEach(path -> causes.add(cause(other, path)));
      if (!conflicting.isEmpty()) {
        messages.add(conflictMessage(other, conflicting));
      }
    }
    if (!causes.isEmpty()) {
      String count = causes.size() == 1 ? "1 conflict: " : causes.size() + " conflicts: ";
      throw ApiFailure.applyConflict(
          "Apply failed with " + count + String.join("\n", messages), causes);
    }
  }

  private static FieldError cause(Entry entry, FieldPath path) {
    return new FieldError("FieldManagerConflict", path.toString(), "conflict with " + entry);
  }

  private static String conflictMessage(Entry entry, List<FieldPath> conflicting) {
    return conflicting.size() == 1
        ? "conflict with " + entry + ": " + conflicting.getFirst()
        : conflicting.stream()
            .map(path -> "\n- " + path)
            .collect(joining("", "conflicts with " + entry + ":", ""));
  }

  /**
   * The fields that the manager applied before but not now, and nobody else owns; deepest first.
   */
  private static List<FieldPath> abandonedFields(
      ObjectNode before, FieldSet applied, List<Entry> others, String manager) {
    return entries(before).stream()
        .filter(entry -> entry.matches(manager, APPLY))
        .flatMap(entry -> entry.fields().paths().stream())
        .filter(path -> !applied.paths().contains(path))
        .filter(path -> others.stream().noneMatch(entry -> entry.fields().paths().contains(path)))
        .sorted(Comparator.comparingInt((FieldPath path) -> path.steps().size()).reversed())
        .toList();
  }

  private Entry newEntry(String manager, String operation, JsonNode object, FieldSet fields) {
    return new Entry(
        manager, operation, object.path("apiVersion").asText(), ObjectMeta.now(clock), fields);
  }

  private static List<Entry> entries(JsonNode object) {
    return JsonTree.items(object.path("metadata").path("managedFields")).map(Entry::parse).toList();
  }

  private static void setEntries(ObjectNode object, List<Entry> entries) {
    ArrayNode managed = ObjectMeta.of(object).putArray("managedFields");
    entries.stream()
        .filter(entry -> !entry.fields().isEmpty())
        .forEach(entry -> managed.add(entry.json()));
  }

  /**
   * One entry of an object's {@code managedFields}.
   *
   * @param operation Apply or Update
   */
  private record Entry(
      String manager, String operation, String apiVersion, String time, FieldSet fields) {

    static Entry parse(JsonNode entry) {
      return new Entry(
          entry.path("manager").asText(),
          entry.path("operation").asText(),
          entry.path("apiVersion").asText(),
          entry.path("time").asText(),
          FieldSet.parse(entry.path("fieldsV1")));
    }

    boolean matches(String manager, String operation) {
      return this.manager.equals(manager) && this.operation.equals(operation);
    }

    Entry withFields(FieldSet fields) {
      return new Entry(manager, operation, apiVersion, time, fields);
    }

    ObjectNode json() {
      ObjectNode entry =
          JsonTree.object()
              .put("manager", manager)
              .put("operation", operation)
              .put("apiVersion", apiVersion)
              .put("time", time)
              .put("fieldsType", "FieldsV1");
      entry.set("fieldsV1", fields.json());
      return entry;
    }

    /** As messages write it: {@code "helm"}, or {@code "kubectl" using apps/v1} of an update. */
    @Override
    public String toString() {
      return operation.equals(APPLY)
          ? FieldError.quoted(manager)
          : "\"%s\" using %s".formatted(manager, apiVersion);
    }
  }
}
