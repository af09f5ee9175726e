package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;

/** The JSON value of an input element: {@code {"type":…,"selected_option":…}}. */
public final class ElementValue {
  private ElementValue() {}

  /** The value before any input. */
  static ObjectNode initial(JsonNode element) {
    String type = element.path("type").asText();
    JsonNode initial = element.path(initialField(field(type)));
    ObjectNode value = Json.object().put("type", type);
    if (!initial.isMissingNode()) {
      return value.set(field(type), initial);
    }
    return value.set(field(type), isMultiple(type) ? JsonArrays.array() : NullNode.getInstance());
  }

  /** The value after an input; an empty text or null clears it. */
  public static ObjectNode of(JsonNode element, JsonNode input, MenuOptions options)
      throws TargetNotFound {
    String type = element.path("type").asText();
    return Json.object().put("type", type).set(field(type), value(element, type, input, options));
  }

  private static JsonNode value(JsonNode element, String type, JsonNode input, MenuOptions options)
      throws TargetNotFound {
    if (isMultiple(type)) {
      return values(element, type, input, options);
    }
    if (input.isNull() || input.isMissingNode() || input.asText("x").isEmpty()) {
      return NullNode.getInstance();
    }
    return field(type).equals("selected_option") ? options.find(element, input) : input;
  }

  private static ArrayNode values(
      JsonNode element, String type, JsonNode input, MenuOptions options) throws TargetNotFound {
    ArrayNode values = JsonArrays.array();
    for (JsonNode each : input.isArray() ? input : single(input)) {
      values.add(field(type).equals("selected_options") ? options.find(element, each) : each);
    }
    return values;
  }

  private static ArrayNode single(JsonNode input) {
    return input.isNull() || input.asText("x").isEmpty()
        ? JsonArrays.array()
        : JsonArrays.array().add(input);
  }

  private static boolean isMultiple(String type) {
    return type.startsWith("multi_") || type.equals("checkboxes") || type.equals("file_input");
  }

  /** The field that holds the value of an element type. */
  private static String field(String type) {
    return switch (type) {
      case "static_select", "external_select", "radio_buttons" -> "selected_option";
      case "multi_static_select", "multi_external_select", "checkboxes" -> "selected_options";
      case "users_select" -> "selected_user";
      case "multi_users_select" -> "selected_users";
      case "channels_select" -> "selected_channel";
      case "multi_channels_select" -> "selected_channels";
      case "conversations_select" -> "selected_conversation";
      case "multi_conversations_select" -> "selected_conversations";
      case "datepicker" -> "selected_date";
      case "timepicker" -> "selected_time";
      case "datetimepicker" -> "selected_date_time";
      case "rich_text_input" -> "rich_text_value";
      case "file_input" -> "files";
      default -> "value";
    };
  }

  /** The field of an element that holds its initial value. */
  private static String initialField(String field) {
    return field.startsWith("selected") ? field.replace("selected", "initial") : "initial_value";
  }

  public static boolean isEmpty(JsonNode value) {
    JsonNode content = value.path(field(value.path("type").asText()));
    return content.isNull() || content.isMissingNode() || (content.isArray() && content.isEmpty());
  }
}
