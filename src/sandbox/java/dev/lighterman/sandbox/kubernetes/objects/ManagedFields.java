package dev.lighterman.sandbox.kubernetes.objects;

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
    List<ManagedFieldsEntry> owners = new ArrayList<>();
    FieldSet own = changed;
    for (ManagedFieldsEntry owner : owners(before)) {
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
    List<ManagedFieldsEntry> others =
        owners(before).stream().filter(o -> !o.is(write.manager(), APPLY)).toList();
    FieldSet contested =
        wants.that(path -> !path.isItem() && !path.in(before).equals(path.in(wanted)));
    if (!write.force()) {
      ApplyConflicts.refuse(others, contested);
    }
    ObjectNode after = before.deepCopy();
    StrategicMerge.into(after, wanted);
    forsaken(before, wants, others, write.manager()).forEach(path -> path.removeFrom(after));
    List<ManagedFieldsEntry> owners =
        new ArrayList<>(
            others.stream().map(o -> o.owning(o.fields().without(contested.paths()))).toList());
    owners.add(owner(write.manager(), APPLY, after, wants));
    write(after, owners);
    return after;
  }

  /** What the manager applied before, does not apply now, and nobody else owns; inner first. */
  private static List<FieldPath> forsaken(
      ObjectNode before, FieldSet wants, List<ManagedFieldsEntry> others, String manager) {
    return owners(before).stream()
        .filter(o -> o.is(manager, APPLY))
        .flatMap(o -> o.fields().paths().stream())
        .filter(path -> !wants.paths().contains(path))
        .filter(path -> others.stream().noneMatch(o -> o.fields().paths().contains(path)))
        .sorted(Comparator.comparingInt((FieldPath path) -> path.steps().size()).reversed())
        .toList();
  }

  private ManagedFieldsEntry owner(
      String manager, String operation, JsonNode object, FieldSet fields) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new ManagedFieldsEntry(
        manager, operation, object.path("apiVersion").asText(), now.toString(), fields);
  }

  private static List<ManagedFieldsEntry> owners(JsonNode object) {
    return JsonTree.items(object.path("metadata").path("managedFields"))
        .map(ManagedFieldsEntry::read)
        .toList();
  }

  private static void write(ObjectNode object, List<ManagedFieldsEntry> owners) {
    ArrayNode managed = ObjectMeta.of(object).putArray("managedFields");
    owners.stream().filter(o -> !o.fields().isEmpty()).forEach(o -> managed.add(o.json()));
  }
}
