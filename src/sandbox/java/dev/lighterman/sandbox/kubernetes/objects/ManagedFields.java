package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who owns which fields ({@code managedFields}), and what an apply makes of that. */
public final class ManagedFields {

  private static final String APPLY = "Apply";
  private static final String UPDATE = "Update";

  private final InstantSource clock;

  public ManagedFields(InstantSource clock) {
    this.clock = clock;
  }

  /** Gives the fields that a plain write changed to its manager. */
  public void written(ObjectNode before, ObjectNode after, String manager) {
    FieldSet all = FieldSet.of(after);
    FieldSet changed = all.that(path -> !path.in(before).equals(path.in(after)));
    List<Entry> owners = new ArrayList<>();
    FieldSet own = changed;
    for (Entry owner : owners(before)) {
      FieldSet left = owner.fields().that(path -> all.paths().contains(path));
      if (owner.is(manager, UPDATE)) {
        own = left.with(own);
      } else {
        owners.add(owner.owning(left.without(changed.paths())));
      }
    }
    owners.add(owner(manager, UPDATE, after, own));
    write(after, owners);
  }

  /**
   * Merges what a manager applies into what is there.
   *
   * @throws ApiFailure 409 where others own what it would change, unless forced
   */
  public ObjectNode applied(ObjectNode before, ObjectNode wanted, WriteOptions write) {
    FieldSet wants = FieldSet.of(wanted);
    List<Entry> others =
        owners(before).stream().filter(o -> !o.is(write.manager(), APPLY)).toList();
    FieldSet contested =
        wants.that(path -> !path.isItem() && !path.in(before).equals(path.in(wanted)));
    if (!write.force()) {
      refuse(others, contested);
    }
    ObjectNode after = before.deepCopy();
    StrategicMerge.into(after, wanted);
    forsaken(before, wants, others, write.manager()).forEach(path -> path.removeFrom(after));
    List<Entry> owners =
        new ArrayList<>(
            others.stream().map(o -> o.owning(o.fields().without(contested.paths()))).toList());
    owners.add(owner(write.manager(), APPLY, after, wants));
    write(after, owners);
    return after;
  }

  /**
   * Refuses if others own any of the fields.
   *
   * @param contested what the apply would change
   */
  private static void refuse(List<Entry> others, FieldSet contested) {
    List<FieldError> causes = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Entry other : others) {
      List<FieldPath> held =
          contested.paths().stream().filter(other.fields().paths()::contains).toList();
      held.forEach(path -> causes.add(cause(other, path)));
      if (!held.isEmpty()) {
        sentences.add(sentence(other, held));
      }
    }
    if (!causes.isEmpty()) {
      String count = causes.size() == 1 ? "1 conflict: " : causes.size() + " conflicts: ";
      throw ApiFailure.applyConflict(
          "Apply failed with " + count + String.join("\n", sentences), causes);
    }
  }

  private static FieldError cause(Entry owner, FieldPath path) {
    return new FieldError("FieldManagerConflict", path.toString(), "conflict with " + owner);
  }

  private static String sentence(Entry owner, List<FieldPath> held) {
    return held.size() == 1
        ? "conflict with " + owner + ": " + held.getFirst()
        : held.stream()
            .map(path -> "\n- " + path)
            .collect(joining("", "conflicts with " + owner + ":", ""));
  }

  /** What the manager applied before, does not apply now, and nobody else owns; inner first. */
  private static List<FieldPath> forsaken(
      ObjectNode before, FieldSet wants, List<Entry> others, String manager) {
    return owners(before).stream()
        .filter(o -> o.is(manager, APPLY))
        .flatMap(o -> o.fields().paths().stream())
        .filter(path -> !wants.paths().contains(path))
        .filter(path -> others.stream().noneMatch(o -> o.fields().paths().contains(path)))
        .sorted(Comparator.comparingInt((FieldPath path) -> path.steps().size()).reversed())
        .toList();
  }

  private Entry owner(String manager, String operation, JsonNode object, FieldSet fields) {
    return new Entry(
        manager, operation, object.path("apiVersion").asText(), ObjectMeta.now(clock), fields);
  }

  private static List<Entry> owners(JsonNode object) {
    return JsonTree.items(object.path("metadata").path("managedFields")).map(Entry::read).toList();
  }

  private static void write(ObjectNode object, List<Entry> owners) {
    ArrayNode managed = ObjectMeta.of(object).putArray("managedFields");
    owners.stream().filter(o -> !o.fields().isEmpty()).forEach(o -> managed.add(o.json()));
  }

  /**
   * One entry of an object's {@code managedFields}.
   *
   * @param operation Apply or Update
   */
  private record Entry(
      String manager, String operation, String apiVersion, String time, FieldSet fields) {

    static Entry read(JsonNode entry) {
      return new Entry(
          entry.path("manager").asText(),
          entry.path("operation").asText(),
          entry.path("apiVersion").asText(),
          entry.path("time").asText(),
          FieldSet.read(entry.path("fieldsV1")));
    }

    boolean is(String who, String how) {
      return manager.equals(who) && operation.equals(how);
    }

    Entry owning(FieldSet others) {
      return new Entry(manager, operation, apiVersion, time, others);
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

    /** As messages name it: {@code "helm" using apps/v1}. */
    @Override
    public String toString() {
      return "\"%s\" using %s".formatted(manager, apiVersion);
    }
  }
}
