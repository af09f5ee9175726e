package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who owns which fields ({@code managedFields}), and what an apply makes of that. */
final class FieldOwnership {

  private static final String APPLY = "Apply";
  private static final String UPDATE = "Update";

  private final InstantSource clock;

  FieldOwnership(InstantSource clock) {
    this.clock = clock;
  }

  /** Gives the fields that a plain write changed to its manager. */
  void written(ObjectNode before, ObjectNode after, String manager) {
    FieldSet all = FieldSet.of(after);
    FieldSet changed = all.that(path -> !path.in(before).equals(path.in(after)));
    List<Owner> owners = new ArrayList<>();
    FieldSet own = changed;
    for (Owner owner : owners(before)) {
      FieldSet left = owner.fields.that(path -> all.paths().contains(path));
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
  ObjectNode applied(ObjectNode before, ObjectNode wanted, Write write) {
    FieldSet wants = FieldSet.of(wanted);
    List<Owner> others =
        owners(before).stream().filter(o -> !o.is(write.manager(), APPLY)).toList();
    FieldSet contested =
        wants.that(path -> !path.isItem() && !path.in(before).equals(path.in(wanted)));
    if (!write.force()) {
      refuseConflicts(others, contested);
    }
    ObjectNode after = before.deepCopy();
    StrategicMerge.into(after, wanted);
    forsaken(before, wants, others, write.manager()).forEach(path -> path.removeFrom(after));
    List<Owner> owners =
        new ArrayList<>(
            others.stream().map(o -> o.owning(o.fields.without(contested.paths()))).toList());
    owners.add(owner(write.manager(), APPLY, after, wants));
    write(after, owners);
    return after;
  }

  /** What the manager applied before, does not apply now, and nobody else owns; inner first. */
  private static List<FieldPath> forsaken(
      ObjectNode before, FieldSet wants, List<Owner> others, String manager) {
    return owners(before).stream()
        .filter(o -> o.is(manager, APPLY))
        .flatMap(o -> o.fields.paths().stream())
        .filter(path -> !wants.paths().contains(path))
        .filter(path -> others.stream().noneMatch(o -> o.fields.paths().contains(path)))
        .sorted(Comparator.comparingInt((FieldPath path) -> path.steps().size()).reversed())
        .toList();
  }

  private static void refuseConflicts(List<Owner> others, FieldSet contested) {
    List<FieldProblem> causes = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Owner other : others) {
      List<FieldPath> held =
          contested.paths().stream().filter(other.fields.paths()::contains).toList();
      String with = "with \"%s\" using %s".formatted(other.manager, other.apiVersion);
      held.forEach(path ->
          causes.add(
              new FieldProblem("FieldManagerConflict", path.toString(), "conflict " + with)));
      if (held.size() == 1) {
        sentences.add("conflict " + with + ": " + held.getFirst());
      } else if (!held.isEmpty()) {
        sentences.add(
            held.stream()
                .map(path -> "\n- " + path)
                .collect(joining("", "conflicts " + with + ":", "")));
      }
    }
    if (!causes.isEmpty()) {
      throw ApiFailure.applyConflict(
          "Apply failed with %d conflict%s: %s"
              .formatted(
                  causes.size(), causes.size() == 1 ? "" : "s", String.join("\n", sentences)),
          causes);
    }
  }

  private Owner owner(String manager, String operation, JsonNode object, FieldSet fields) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Owner(
        manager, operation, object.path("apiVersion").asText(), now.toString(), fields);
  }

  private static List<Owner> owners(JsonNode object) {
    return Tree.items(object.path("metadata").path("managedFields")).map(Owner::read).toList();
  }

  private static void write(ObjectNode object, List<Owner> owners) {
    ArrayNode managed = Meta.of(object).putArray("managedFields");
    owners.stream().filter(o -> !o.fields.isEmpty()).forEach(o -> managed.add(o.json()));
  }

  private record Owner(
      String manager, String operation, String apiVersion, String time, FieldSet fields) {

    static Owner read(JsonNode entry) {
      return new Owner(
          entry.path("manager").asText(),
          entry.path("operation").asText(),
          entry.path("apiVersion").asText(),
          entry.path("time").asText(),
          FieldSet.read(entry.path("fieldsV1")));
    }

    boolean is(String who, String how) {
      return manager.equals(who) && operation.equals(how);
    }

    Owner owning(FieldSet others) {
      return new Owner(manager, operation, apiVersion, time, others);
    }

    ObjectNode json() {
      ObjectNode entry =
          Tree.object()
              .put("manager", manager)
              .put("operation", operation)
              .put("apiVersion", apiVersion)
              .put("time", time)
              .put("fieldsType", "FieldsV1");
      entry.set("fieldsV1", fields.json());
      return entry;
    }
  }
}
