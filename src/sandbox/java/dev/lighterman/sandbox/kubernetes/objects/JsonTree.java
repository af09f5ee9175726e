package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Parses JSON and YAML, and builds JSON trees. */
public final class JsonTree {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonTree() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Parses one YAML or JSON document that is an object.
   *
   * @throws ApiFailure 400 where it is not
   */
  public static ObjectNode read(String text) {
    if (parse(text) instanceof ObjectNode object) {
      return object;
    }
    throw ApiFailure.badRequest("couldn't get version/kind; json parse error: not an object");
  }

  /**
   * Parses one YAML or JSON document.
   *
   * @throws ApiFailure 400 where it is not
   */
  public static JsonNode parse(String text) {
    if (text.startsWith("{")) {
      try {
        return JSON.readTree(text); // Much quicker, and what nearly all is.
      } catch (JsonProcessingException _) {
        // YAML has braces, too.
      }
    }
    return parseYaml(text);
  }

  private static JsonNode parseYaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw ApiFailure.badRequest(
          "couldn't get version/kind; json parse error: " + e.getOriginalMessage());
    }
  }

  /** The object at that field; created empty if it is missing. */
  public static ObjectNode child(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode child ? child : parent.putObject(field);
  }

  public static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The elements that are objects. */
  public static List<ObjectNode> objects(JsonNode array) {
    return items(array).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).toList();
  }

  /** Sets the field if it is missing, null or an empty string. */
  public static void setDefault(ObjectNode object, String field, String value) {
    JsonNode current = object.path(field);
    if (current.isMissingNode()
        || current.isNull()
        || (current.isTextual() && current.asText().isEmpty())) {
      object.put(field, value);
    }
  }

  /** Sets the count, or removes the field where the count is zero. */
  public static void putNonZero(ObjectNode object, String field, int count) {
    if (count == 0) {
      object.remove(field);
    } else {
      object.put(field, count);
    }
  }

  public static void setDefault(ObjectNode object, String field, int value) {
    if (!object.hasNonNull(field)) {
      object.put(field, value);
    }
  }

  public static void setDefault(ObjectNode object, String field, boolean value) {
    if (!object.hasNonNull(field)) {
      object.put(field, value);
    }
  }
}
