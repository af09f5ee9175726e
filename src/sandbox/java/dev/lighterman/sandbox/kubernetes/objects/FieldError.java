package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A validation error of one field of an object.
 *
 * @param reason the type of the error, such as {@code FieldValueInvalid}
 * @param message the description, without the field
 */
public record FieldError(String reason, String field, String message) {

  public static FieldError required(String field) {
    return new FieldError("FieldValueRequired", field, "Required value");
  }

  public static FieldError required(String field, String detail) {
    return new FieldError("FieldValueRequired", field, "Required value: " + detail);
  }

  /**
   * A field with an invalid value.
   *
   * @param value as Go formats it: strings in quotes, numbers without
   */
  public static FieldError invalid(String field, String value, String detail) {
    return new FieldError("FieldValueInvalid", field, "Invalid value: " + value + ": " + detail);
  }

  public static FieldError unsupported(String field, String value, String supported) {
    return new FieldError(
        "FieldValueNotSupported",
        field,
        "Unsupported value: " + quoted(value) + ": supported values: " + supported);
  }

  public static FieldError duplicate(String field, String value) {
    return new FieldError("FieldValueDuplicate", field, "Duplicate value: " + quoted(value));
  }

  public static FieldError forbidden(String field, String detail) {
    return new FieldError("FieldValueForbidden", field, "Forbidden: " + detail);
  }

  public static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  ObjectNode json() {
    return JsonTree.object().put("reason", reason).put("message", message).put("field", field);
  }

  @Override
  public String toString() {
    return field + ": " + message;
  }
}
