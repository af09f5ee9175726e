package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.YamlResource;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses properties that a resource type doesn't have, and values that an enum doesn't have. */
final class RequestProperties {
  private static final Pattern PROVIDER =
      Pattern.compile(
          "(?i)Microsoft\\.(?:ContainerRegistry|KubernetesConfiguration)/(?<type>.*?)(?:/action)?");

  /** What ARM ignores in the body of any resource. */
  private static final Set<String> COMMON = Set.of("id", "name", "type", "location", "systemData");

  private final JsonNode schemas =
      YamlResource.load(RequestProperties.class, "request-properties.yaml");

  RequestProperties() {
    schemas.properties().stream()
        .filter(schema -> !schema.getKey().startsWith("POST "))
        .map(schema -> (ObjectNode) schema.getValue())
        .forEach(schema -> COMMON.forEach(name -> schema.put(name, "any")));
  }

  /**
   * Checks a request that creates or changes a resource, or has something done with it, if its type
   * is known.
   */
  void check(RequiredAction action, ServerRequest request) {
    var isAction = request.method().equals("POST");
    var matcher = PROVIDER.matcher(isAction ? action.action() : action.type());
    if (matcher.matches()) {
      var schema = schemas.path(request.method() + " " + matcher.group("type"));
      if (schema.isObject()) {
        checkObject("", request.json(), schema);
      }
    }
  }

  private static void checkObject(String path, JsonNode value, JsonNode schema) {
    value
        .properties()
        .forEach(property -> {
          var name = property.getKey();
          var expected = schema.path(name);
          if (expected.isMissingNode()) {
            throw invalid(
                "Could not find member '%s' on object. Path '%s'.".formatted(name, path + name));
          }
          checkValue(path + name, property.getValue(), expected);
        });
  }

  private static void checkValue(String path, JsonNode value, JsonNode expected) {
    if (expected.isObject() && value.isObject()) {
      checkObject(path + ".", value, expected);
    }
    if (expected.isArray()
        && value.isTextual()
        && expected
            .valueStream()
            .noneMatch(allowed -> allowed.asText().equalsIgnoreCase(value.asText()))) {
      throw invalid("Error converting value '%s'. Path '%s'.".formatted(value.asText(), path));
    }
  }

  private static ArmFailure invalid(String reason) {
    return ArmFailure.badRequest(
        "InvalidRequestContent",
        "The request content was invalid and could not be deserialized: '%s'".formatted(reason));
  }
}
