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
 * An Azure resource: one JSON document as ARM shows it, and beside it what ARM never shows again.
 *
 * <p>Guarded by the world's lock.
 */
public final class Resource {

  private final ResourceId id;
  private final ObjectNode document;
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /** A resource with its id, name, type and the rest of its document. */
  public Resource(ResourceId id, ObjectNode body) {
    this.id = id;
    this.document = JsonNodeFactory.instance.objectNode();
    document.put("id", id.text()).put("name", id.name()).put("type", id.type());
    document.setAll(body);
    document.withObjectProperty("properties");
  }

  public ResourceId id() {
    return id;
  }

  /** The document itself; changes to it are changes to the resource. */
  public ObjectNode document() {
    return document;
  }

  public ObjectNode properties() {
    return (ObjectNode) Objects.requireNonNull(document.get("properties"));
  }

  /** Protected settings by name, as they were given. */
  public Map<String, String> secrets() {
    return secrets;
  }

  /** The text at a JSON pointer, empty where there is none. */
  public String text(String pointer) {
    return document.at(pointer).asText("");
  }

  /** Whether this is true at a JSON pointer. */
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

  /** Sets a text at a JSON pointer, making the objects on the way. */
  public Resource set(String pointer, String value) {
    var path = JsonPointer.compile(pointer);
    parentObject(path).put(path.last().getMatchingProperty(), value);
    return this;
  }

  /** Sets a flag at a JSON pointer. */
  public Resource set(String pointer, boolean value) {
    var path = JsonPointer.compile(pointer);
    parentObject(path).put(path.last().getMatchingProperty(), value);
    return this;
  }

  /** Sets an array of texts at a JSON pointer; an empty one takes the field away, as ARM does. */
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

  /** Takes a field away. */
  Resource unset(String pointer) {
    var path = JsonPointer.compile(pointer);
    parentObject(path).remove(path.last().getMatchingProperty());
    return this;
  }

  /** Notes who changed it when; the first time also who made it. */
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
