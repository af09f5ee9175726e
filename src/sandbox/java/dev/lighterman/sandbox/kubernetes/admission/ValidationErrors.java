package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the validation errors of an object, so that all are reported together. */
final class ValidationErrors {

  private final List<FieldError> errors = new ArrayList<>();

  void add(FieldError error) {
    errors.add(error);
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Adds an error where the field is missing or empty; returns whether it is present. */
  boolean require(JsonNode object, String field, String path) {
    JsonNode value = object.path(field);
    boolean present = value.isTextual() ? !value.asText().isEmpty() : !value.isEmpty();
    if (!present) {
      add(FieldError.required(path));
    }
    return present;
  }

  void requireNonNegative(JsonNode object, String field, String path) {
    long value = object.path(field).asLong();
    if (value < 0) {
      add(
          FieldError.invalid(
              path + "." + field, Long.toString(value), "must be greater than or equal to 0"));
    }
  }

  void requireOneOf(JsonNode value, String path, Set<String> allowed) {
    if (!allowed.contains(value.asText())) {
      String supported =
          String.join(", ", allowed.stream().sorted().map(FieldError::quoted).toList());
      add(FieldError.unsupported(path, value.asText(), supported));
    }
  }

  void requireUnchanged(JsonNode before, JsonNode after, String path) {
    if (!before.equals(after)) {
      add(FieldError.invalid(path, GoValue.format(after), "field is immutable"));
    }
  }
}
