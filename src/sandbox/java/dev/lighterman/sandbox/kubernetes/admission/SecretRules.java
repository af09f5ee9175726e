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

/** Secrets: texts become data, and what says it is a pull secret must be one. */
final class SecretRules implements KindRules {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> JSON_TYPES =
      Map.of(
          "kubernetes.io/dockerconfigjson", ".dockerconfigjson",
          "kubernetes.io/dockercfg", ".dockercfg");

  @Override
  public void complete(ObjectNode secret) {
    JsonTree.fill(secret, "type", "Opaque");
  }

  @Override
  public void read(ObjectNode secret) {
    if (secret.remove("stringData") instanceof ObjectNode texts) {
      ObjectNode data = JsonTree.child(secret, "data");
      ObjectMeta.texts(texts)
          .forEach((key, text) ->
              data.put(
                  key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Override
  public void check(ObjectNode secret, ValidationErrors problems) {
    ObjectMeta.texts(secret.path("data")).values().forEach(SecretRules::decode);
    String key = JSON_TYPES.get(secret.path("type").asText());
    if (key != null) {
      checkJson(secret.path("data").path(key), "data[" + key + "]", problems);
    }
    if (secret.path("type").asText().equals("kubernetes.io/tls")) {
      for (String part : new String[] {"tls.crt", "tls.key"}) {
        if (!secret.path("data").has(part)) {
          problems.add(FieldError.required("data[" + part + "]"));
        }
      }
    }
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
    problems.unchanged(before.path("type"), after.path("type"), "type");
    if (before.path("immutable").asBoolean() && !before.path("data").equals(after.path("data"))) {
      problems.add(FieldError.forbidden("data", "field is immutable when `immutable` is set"));
    }
  }

  private static void checkJson(JsonNode value, String path, ValidationErrors problems) {
    if (value.isMissingNode()) {
      problems.add(FieldError.required(path));
      return;
    }
    String text = decode(value.asText());
    try {
      if (text.isEmpty()) {
        problems.add(redacted(path, "unexpected end of JSON input"));
      } else if (!MAPPER.readTree(text).isObject()) {
        problems.add(redacted(path, "json: cannot unmarshal into Go value of type map"));
      }
    } catch (JsonProcessingException e) {
      problems.add(
          redacted(
              path, "invalid character '" + text.charAt(0) + "' looking for beginning of value"));
    }
  }

  private static FieldError redacted(String path, String why) {
    return FieldError.invalid(path, "\"<secret contents redacted>\"", why);
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
