package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.regex.Pattern;

/** The formats that names and labels must have. */
enum NameValidation {
  SUBDOMAIN(
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
      253,
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', "),
  LABEL(
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
      63,
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
          + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', "),
  SERVICE(
      "[a-z]([-a-z0-9]*[a-z0-9])?",
      63,
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
          + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
          + " 'abc-123', "),
  PATH_SEGMENT("[^/%]+", 253, "may not contain '/' or '%' ("),
  LABEL_VALUE(
      "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?",
      63,
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', ");

  private final Pattern pattern;
  private final int maxLength;
  private final String message;

  NameValidation(String pattern, int maxLength, String message) {
    this.pattern = Pattern.compile(pattern);
    this.maxLength = maxLength;
    this.message = message + "regex used for validation is '" + pattern + "')";
  }

  static NameValidation forKind(ResourceKind kind) {
    return switch (kind) {
      case SERVICE -> SERVICE;
      case NAMESPACE -> LABEL;
      case CLUSTER_ROLE, CLUSTER_ROLE_BINDING -> PATH_SEGMENT;
      case NODE,
          POD,
          SECRET,
          CONFIG_MAP,
          SERVICE_ACCOUNT,
          EVENT,
          LIMIT_RANGE,
          RESOURCE_QUOTA,
          PERSISTENT_VOLUME,
          PERSISTENT_VOLUME_CLAIM,
          DEPLOYMENT,
          REPLICA_SET,
          DAEMON_SET,
          JOB,
          STORAGE_CLASS,
          PRIORITY_CLASS,
          SERVICE_CIDR,
          SELF_SUBJECT_REVIEW,
          SELF_SUBJECT_ACCESS_REVIEW,
          SELF_SUBJECT_RULES_REVIEW ->
          SUBDOMAIN;
    };
  }

  void validate(String name, String path, ValidationErrors errors) {
    if (name.length() > maxLength) {
      errors.add(
          FieldError.invalid(
              path, FieldError.quoted(name), "must be no more than " + maxLength + " characters"));
    }
    if (!pattern.matcher(name).matches()) {
      errors.add(FieldError.invalid(path, FieldError.quoted(name), message));
    }
  }

  static void validateLabels(JsonNode labels, String path, ValidationErrors errors) {
    ObjectMeta.strings(labels).values().forEach(value -> LABEL_VALUE.validate(value, path, errors));
  }
}
