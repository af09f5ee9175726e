package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Bodies of requests, JSON or YAML. */
final class RequestBody {
  private static final YAMLMapper YAML = new YAMLMapper();

  private RequestBody() {}

  static JsonNode read(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text, broken);
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** What ARM keeps under {@code properties}. */
  static ObjectNode properties(JsonNode properties) {
    return object().set("properties", properties);
  }
}
