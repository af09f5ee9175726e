package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One entry of an object's {@code managedFields}.
 *
 * @param operation Apply or Update
 */
record ManagedFieldsEntry(
    String manager, String operation, String apiVersion, String time, FieldSet fields) {

  static ManagedFieldsEntry read(JsonNode entry) {
    return new ManagedFieldsEntry(
        entry.path("manager").asText(),
        entry.path("operation").asText(),
        entry.path("apiVersion").asText(),
        entry.path("time").asText(),
        FieldSet.read(entry.path("fieldsV1")));
  }

  boolean is(String who, String how) {
    return manager.equals(who) && operation.equals(how);
  }

  ManagedFieldsEntry owning(FieldSet others) {
    return new ManagedFieldsEntry(manager, operation, apiVersion, time, others);
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
