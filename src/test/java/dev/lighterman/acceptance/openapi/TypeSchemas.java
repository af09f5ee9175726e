package dev.lighterman.acceptance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The types of an API's file as JSON schemas: how they are sent, or how they are answered.
 *
 * <p>Sent values are the known ones, and nothing that is read-only; an answer may have values that
 * nobody knew when the API was published, where the API says so.
 */
record TypeSchemas(JsonNode types, boolean areSent) {
  private static final String DURATION = "^P(\\d+Y)?(\\d+M)?(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?$";

  static TypeSchemas sent(JsonNode types) {
    return new TypeSchemas(types, true);
  }

  static TypeSchemas answered(JsonNode types) {
    return new TypeSchemas(types, false);
  }

  /** The schema of a type, with those that it needs. */
  ObjectNode of(String type) {
    ObjectNode root = object();
    ObjectNode definitions = root.putObject("definitions");
    types.fieldNames().forEachRemaining(name -> definitions.set(name, definition(name)));
    root.putArray("allOf").add(reference(type));
    return root;
  }

  private ObjectNode definition(String name) {
    ObjectNode schema = object().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    withInherited(name)
        .forEach(property -> {
          String words = property.getValue().asText();
          boolean readOnly = words.startsWith("read-only ");
          if (!(readOnly && areSent)) {
            properties.set(
                property.getKey(), schema(words.replaceFirst("^(read-only|required) ", "")));
          }
          if (words.startsWith("required ")) {
            required.add(property.getKey());
          }
        });
    return schema;
  }

  private Stream<Map.Entry<String, JsonNode>> withInherited(String name) {
    JsonNode type = types.path(name);
    if (type.isMissingNode()) {
      throw new AssertionError("no type " + name);
    }
    Stream<Map.Entry<String, JsonNode>> own =
        type.properties().stream().filter(each -> !each.getKey().equals("is"));
    return type.has("is") ? Stream.concat(withInherited(type.path("is").asText()), own) : own;
  }

  private ObjectNode schema(String words) {
    if (words.endsWith(" or null")) {
      ObjectNode either = object();
      either
          .putArray("anyOf")
          .add(schema(words.substring(0, words.length() - " or null".length())))
          .add(object().put("type", "null"));
      return either;
    }
    if (words.startsWith("list of ")) {
      ObjectNode list = object().put("type", "array");
      return list.set("items", schema(words.substring("list of ".length())));
    }
    if (words.startsWith("map of ")) {
      ObjectNode map = object().put("type", "object");
      return map.set("additionalProperties", schema(words.substring("map of ".length())));
    }
    if (words.startsWith("only one of ")) {
      return values(words.substring("only one of ".length()));
    }
    if (words.startsWith("one of ")) {
      return areSent ? values(words.substring("one of ".length())) : schema("string");
    }
    return switch (words) {
      case "any" -> object();
      case "string", "boolean", "integer" -> object().put("type", words);
      case "date-time" -> object().put("type", "string").put("format", words);
      case "duration" -> object().put("type", "string").put("pattern", DURATION);
      default -> reference(words);
    };
  }

  private static ObjectNode values(String words) {
    ObjectNode values = object();
    ArrayNode list = values.putArray("enum");
    Stream.of(words.split("\\|", -1)).forEach(list::add);
    return values;
  }

  private ObjectNode reference(String type) {
    if (!types.has(type)) {
      throw new AssertionError("no type " + type);
    }
    return object().put("$ref", "#/definitions/" + type);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
