package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.slack.blockkit.BlockKitSchema.Field;
import java.util.List;
import java.util.Map;

/** Compares JSON with the grammar, and complains in Slack's own words. */
record SchemaValidator(BlockKitSchema schema, BlockKitErrors blockKitErrors) {

  void check(SchemaType type, JsonNode value, String at) {
    switch (type) {
      case SchemaType.Anything any -> {}
      case SchemaType.Flag flag -> unless(value.isBoolean(), at, "must be a boolean");
      case SchemaType.Count(int min, int max) -> number(value, min, max, at);
      case SchemaType.Words(int min, int max) -> words(value, min, max, at);
      case SchemaType.TextObject(int max, boolean marked) -> textObject(value, max, marked, at);
      case SchemaType.OneOf(var values) ->
          unless(values.contains(value.asText()), at, "must be a valid enum value");
      case SchemaType.Part(String name) -> fields(schema.fields(name), value, at);
      case SchemaType.Typed(var types) -> typed(value, types, at);
      case SchemaType.Listed list -> listed(value, list, at);
    }
  }

  private void typed(JsonNode value, List<String> types, String at) {
    String type = value.path("type").asText();
    if (!value.isObject()) {
      blockKitErrors.add(at, "must provide an object");
    } else if (!types.contains(type)) {
      blockKitErrors.add(at + "/type", "unsupported type: " + type);
    } else {
      fields(schema.fields(type), value, at);
    }
  }

  private void listed(JsonNode value, SchemaType.Listed list, String at) {
    if (!value.isArray()) {
      blockKitErrors.add(at, "must provide an array");
      return;
    }
    unless(value.size() <= list.max(), at, "no more than " + list.max() + " items allowed");
    unless(value.size() >= list.min(), at, "no fewer than " + list.min() + " items allowed");
    for (int i = 0; i < Math.min(value.size(), list.max()); i++) {
      check(list.each(), value.path(i), at + "/" + i);
    }
  }

  private void fields(Map<String, Field> fields, JsonNode object, String at) {
    if (!object.isObject()) {
      blockKitErrors.add(at, "must provide an object");
      return;
    }
    fields.forEach((name, field) ->
        unless(
            !field.required() || object.hasNonNull(name), at, "missing required field: " + name));
    for (var property : object.properties()) {
      Field field = fields.get(property.getKey());
      if (field != null) {
        check(field.type(), property.getValue(), at + "/" + property.getKey());
      } else if (!property.getKey().equals("type")) {
        blockKitErrors.add(at, "invalid additional property: " + property.getKey());
      }
    }
  }

  private void textObject(JsonNode value, int max, boolean marked, String at) {
    String type = value.path("type").asText();
    if (!value.isObject()) {
      blockKitErrors.add(at, "must provide an object");
    } else if (!type.equals("plain_text") && !(marked && type.equals("mrkdwn"))) {
      blockKitErrors.add(at + "/type", "unsupported type: " + type);
    } else {
      fields(schema.fields(type), value, at);
      words(value.path("text"), 1, max, at + "/text");
    }
  }

  private void words(JsonNode value, int min, int max, String at) {
    if (!value.isTextual()) {
      blockKitErrors.add(at, "must be a string");
      return;
    }
    int length = value.textValue().codePointCount(0, value.textValue().length());
    unless(length >= min, at, "must be more than " + (min - 1) + " characters");
    unless(length <= max, at, "must be less than " + (max + 1) + " characters");
  }

  private void number(JsonNode value, int min, int max, String at) {
    unless(value.isNumber(), at, "must be a number");
    if (value.isNumber()) {
      unless(value.asLong() >= min, at, "must be at least " + min);
      unless(value.asLong() <= max, at, "must be at most " + max);
    }
  }

  private void unless(boolean fine, String at, String complaint) {
    if (!fine) {
      blockKitErrors.add(at, complaint);
    }
  }
}
