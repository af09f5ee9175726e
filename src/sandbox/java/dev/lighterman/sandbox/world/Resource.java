package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An Azure resource: its JSON document as ARM returns it, and the secrets that ARM never returns.
 *
 * <p>Guarded by the world's lock.
 */
public final class Resource {

  private final ResourceId id;
  private final String type;
  private final ObjectNode document;
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /** Builds the document of id, name, type and all other fields of {@code body}. */
  public Resource(ResourceId id, ObjectNode body) {
    this.id = id;
    this.type = id.type();
    this.document = JsonNodeFactory.instance.objectNode();
    document.put("id", id.text()).put("name", id.name()).put("type", type);
    document.setAll(body.deepCopy().<ObjectNode>without(List.of("id", "name", "type")));
    document.withObjectProperty("properties");
  }

  public ResourceId id() {
    return id;
  }

  /** As {@link ResourceId#type}. */
  String type() {
    return type;
  }

  /** The document itself, not a copy. */
  public ObjectNode document() {
    return document;
  }

  public ObjectNode properties() {
    return (ObjectNode) Objects.requireNonNull(document.get("properties"));
  }

  /** Protected values by name. */
  public Map<String, String> secrets() {
    return secrets;
  }

  /** The text at a JSON pointer; empty if there is none. */
  public String text(String pointer) {
    return document.at(pointer).asText("");
  }

  /** The boolean at a JSON pointer; false if there is none. */
  public boolean flag(String pointer) {
    return document.at(pointer).asBoolean(false);
  }

  /** The texts of the array at a JSON pointer. */
  public List<String> texts(String pointer) {
    var texts = new ArrayList<String>();
    for (JsonNode node : document.at(pointer)) {
      texts.add(node.asText());
    }
    return texts;
  }

  /** Sets a text at a JSON pointer; creates missing parent objects. */
  public Resource set(String pointer, String value) {
    var path = JsonPointer.compile(pointer);
    parentObject(path).put(path.last().getMatchingProperty(), value);
    return this;
  }

  /** Sets a boolean at a JSON pointer. */
  public Resource set(String pointer, boolean value) {
    var path = JsonPointer.compile(pointer);
    parentObject(path).put(path.last().getMatchingProperty(), value);
    return this;
  }

  /** Sets an array of texts at a JSON pointer; an empty one removes the field, as in ARM. */
  public Resource set(String pointer, List<String> values) {
    var path = JsonPointer.compile(pointer);
    var field = path.last().getMatchingProperty();
    if (values.isEmpty()) {
      parentObject(path).remove(field);
    } else {
      ArrayNode array = parentObject(path).putArray(field);
      values.forEach(array::add);
    }
    return this;
  }

  /** Removes the field at a JSON pointer. */
  public Resource unset(String pointer) {
    var path = JsonPointer.compile(pointer);
    parentObject(path).remove(path.last().getMatchingProperty());
    return this;
  }

  /** Sets who changed it and when; the first time also who created it. */
  public Resource updateSystemData(Instant at, String by) {
    var data = document.withObjectProperty("systemData");
    if (!data.has("createdAt")) {
      data.put("createdBy", by).put("createdByType", "Application");
      data.put("createdAt", at.toString());
    }
    data.put("lastModifiedBy", by).put("lastModifiedByType", "Application");
    data.put("lastModifiedAt", at.toString());
    return this;
  }

  private ObjectNode parentObject(JsonPointer path) {
    var head = Objects.requireNonNull(path.head());
    return head.matches() ? document : document.withObject(head);
  }
}
