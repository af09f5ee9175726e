package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.slack.blockkit.BlockKitSchema.Field;
import java.util.List;
import java.util.Map;

/** Validates JSON against the schema, with Slack's error messages. */
record SchemaValidator(BlockKitSchema schema, BlockKitErrors errors) {

  void check(SchemaType type, JsonNode value, String pointer) {
    switch (type) {
      case SchemaType.AnyValue any -> {}
      case SchemaType.Bool bool -> require(value.isBoolean(), pointer, "must be a boolean");
      case SchemaType.NumberRange(int min, int max) -> checkNumber(value, min, max, pointer);
      case SchemaType.Text(int min, int max) -> checkText(value, min, max, pointer);
      case SchemaType.TextObject(int max, boolean allowsMrkdwn) ->
          checkTextObject(value, max, allowsMrkdwn, pointer);
      case SchemaType.EnumValue(var values) ->
          require(values.contains(value.asText()), pointer, "must be a valid enum value");
      case SchemaType.ObjectRef(String name) -> checkFields(schema.fields(name), value, pointer);
      case SchemaType.TypedObject(var types) -> checkTypedObject(value, types, pointer);
      case SchemaType.ListOf list -> checkList(value, list, pointer);
    }
  }

  private void checkTypedObject(JsonNode value, List<String> types, String pointer) {
    String type = value.path("type").asText();
    if (!value.isObject()) {
      errors.add(pointer, "must provide an object");
    } else if (!types.contains(type)) {
      errors.add(pointer + "/type", "unsupported type: " + type);
    } else {
      checkFields(schema.fields(type), value, pointer);
    }
  }

  private void checkList(JsonNode value, SchemaType.ListOf list, String pointer) {
    if (!value.isArray()) {
      errors.add(pointer, "must provide an array");
      return;
    }
    require(value.size() <= list.max(), pointer, "no more than " + list.max() + " items allowed");
    require(value.size() >= list.min(), pointer, "no fewer than " + list.min() + " items allowed");
    for (int i = 0; i < Math.min(value.size(), list.max()); i++) {
      check(list.each(), value.path(i), pointer + "/" + i);
    }
  }

  private void checkFields(Map<String, Field> fields, JsonNode object, String pointer) {
    if (!object.isObject()) {
      errors.add(pointer, "must provide an object");
      return;
    }
    fields.forEach((name, field) ->
        require(
            !field.required() || object.hasNonNull(name),
            pointer,
            "missing required field: " + name));
    for (var property : object.properties()) {
      Field field = fields.get(property.getKey());
      if (field != null) {
        check(field.type(), property.getValue(), pointer + "/" + property.getKey());
      } else if (!property.getKey().equals("type")) {
        errors.add(pointer, "invalid additional property: " + property.getKey());
      }
    }
  }

  private void checkTextObject(JsonNode value, int max, boolean allowsMrkdwn, String pointer) {
    String type = value.path("type").asText();
    if (!value.isObject()) {
      errors.add(pointer, "must provide an object");
    } else if (!type.equals("plain_text") && !(allowsMrkdwn && type.equals("mrkdwn"))) {
      errors.add(pointer + "/type", "unsupported type: " + type);
    } else {
      checkFields(schema.fields(type), value, pointer);
      checkText(value.path("text"), 1, max, pointer + "/text");
    }
  }

  private void checkText(JsonNode value, int min, int max, String pointer) {
    if (!value.isTextual()) {
      errors.add(pointer, "must be a string");
      return;
    }
    int length = value.textValue().codePointCount(0, value.textValue().length());
    require(length >= min, pointer, "must be more than " + (min - 1) + " characters");
    require(length <= max, pointer, "must be less than " + (max + 1) + " characters");
  }

  private void checkNumber(JsonNode value, int min, int max, String pointer) {
    require(value.isNumber(), pointer, "must be a number");
    if (value.isNumber()) {
      require(value.asLong() >= min, pointer, "must be at least " + min);
      require(value.asLong() <= max, pointer, "must be at most " + max);
    }
  }

  private void require(boolean valid, String pointer, String message) {
    if (!valid) {
      errors.add(pointer, message);
    }
  }
}
