package dev.lighterman.sandbox.kubernetes.admission;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;

/** Formats values as Go does, for the messages of the API server. */
final class GoValue {

  private GoValue() {}

  static String format(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> FieldError.quoted(value.asText());
      case OBJECT ->
          value.properties().stream()
              .map(entry -> FieldError.quoted(entry.getKey()) + ":" + format(entry.getValue()))
              .collect(joining(", ", "map[string]string{", "}"));
      case ARRAY ->
          JsonTree.items(value).map(GoValue::format).collect(joining(", ", "[]string{", "}"));
      case NULL, MISSING -> "null";
      case BINARY, BOOLEAN, NUMBER, POJO -> value.toString();
    };
  }
}
