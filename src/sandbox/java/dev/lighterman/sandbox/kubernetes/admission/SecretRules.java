package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Defaults and validation of secrets: pull secrets must hold JSON. */
final class SecretRules implements KindRules {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> JSON_TYPES =
      Map.of(
          "kubernetes.io/dockerconfigjson", ".dockerconfigjson",
          "kubernetes.io/dockercfg", ".dockercfg");

  @Override
  public void setDefaults(ObjectNode secret) {
    JsonTree.setDefault(secret, "type", "Opaque");
  }

  @Override
  public void normalize(ObjectNode secret) {
    if (secret.remove("stringData") instanceof ObjectNode stringData) {
      ObjectNode data = JsonTree.child(secret, "data");
      ObjectMeta.strings(stringData)
          .forEach((key, text) ->
              data.put(
                  key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Override
  public void validate(ObjectNode secret, ValidationErrors errors) {
    ObjectMeta.strings(secret.path("data")).values().forEach(SecretRules::decode);
    String key = JSON_TYPES.get(secret.path("type").asText());
    if (key != null) {
      validateJson(secret.path("data").path(key), "data[" + key + "]", errors);
    }
    if (secret.path("type").asText().equals("kubernetes.io/tls")) {
      for (String part : new String[] {"tls.crt", "tls.key"}) {
        if (!secret.path("data").has(part)) {
          errors.add(FieldError.required("data[" + part + "]"));
        }
      }
    }
  }

  @Override
  public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
    errors.requireUnchanged(before.path("type"), after.path("type"), "type");
    if (before.path("immutable").asBoolean() && !before.path("data").equals(after.path("data"))) {
      errors.add(FieldError.forbidden("data", "field is immutable when `immutable` is set"));
    }
  }

  private static void validateJson(JsonNode value, String path, ValidationErrors errors) {
    if (value.isMissingNode()) {
      errors.add(FieldError.required(path));
      return;
    }
    String text = decode(value.asText());
    try {
      if (text.isEmpty()) {
        errors.add(redacted(path, "unexpected end of JSON input"));
      } else if (!MAPPER.readTree(text).isObject()) {
        errors.add(redacted(path, "json: cannot unmarshal into Go value of type map"));
      }
    } catch (JsonProcessingException e) {
      errors.add(
          redacted(
              path, "invalid character '" + text.charAt(0) + "' looking for beginning of value"));
    }
  }

  private static FieldError redacted(String path, String reason) {
    return FieldError.invalid(path, "\"<secret contents redacted>\"", reason);
  }

  private static String decode(String data) {
    try {
      return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.badRequest(
          "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input"
              + " byte 0");
    }
  }
}
