package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is wrong with one field of an object.
 *
 * @param reason the machine's word, such as {@code FieldValueInvalid}
 * @param message for people, without the field
 */
public record FieldProblem(String reason, String field, String message) {

  public static FieldProblem required(String field) {
    return new FieldProblem("FieldValueRequired", field, "Required value");
  }

  public static FieldProblem required(String field, String detail) {
    return new FieldProblem("FieldValueRequired", field, "Required value: " + detail);
  }

  /** The value as Go writes it: texts in quotes, numbers bare. */
  public static FieldProblem invalid(String field, String value, String detail) {
    return new FieldProblem("FieldValueInvalid", field, "Invalid value: " + value + ": " + detail);
  }

  public static FieldProblem unsupported(String field, String value, String supported) {
    return new FieldProblem(
        "FieldValueNotSupported",
        field,
        "Unsupported value: " + quoted(value) + ": supported values: " + supported);
  }

  public static FieldProblem duplicate(String field, String value) {
    return new FieldProblem("FieldValueDuplicate", field, "Duplicate value: " + quoted(value));
  }

  public static FieldProblem forbidden(String field, String detail) {
    return new FieldProblem("FieldValueForbidden", field, "Forbidden: " + detail);
  }

  public static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  ObjectNode json() {
    return Tree.object().put("reason", reason).put("message", message).put("field", field);
  }

  @Override
  public String toString() {
    return field + ": " + message;
  }
}
