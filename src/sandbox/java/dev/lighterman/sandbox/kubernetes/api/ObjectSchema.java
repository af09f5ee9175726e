package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The fields of each kind, with their types: what a body is decoded by, and what {@code kubectl
 * explain} shows.
 *
 * @param types the fields of each type; a field's type is another one, or string, int, float, bool
 *     or any, with {@code []} for a list and <code>{}</code> for a map
 */
record ObjectSchema(Map<String, Map<String, String>> types) {

  static final ObjectSchema INSTANCE = load();

  private static final Set<String> SCALARS = Set.of("string", "int", "float", "bool", "any");

  /** Amounts may be numbers, too. */
  private static final Set<String> QUANTITIES =
      Set.of(
          "allocatable",
          "capacity",
          "default",
          "defaultRequest",
          "divisor",
          "hard",
          "limits",
          "max",
          "maxLimitRequestRatio",
          "min",
          "requests",
          "sizeLimit",
          "used");

  private static final Set<String> LONGS =
      Set.of(
          "activeDeadlineSeconds",
          "fsGroup",
          "generation",
          "observedGeneration",
          "runAsGroup",
          "runAsUser",
          "terminationGracePeriodSeconds");

  private static ObjectSchema load() {
    Map<String, Map<String, String>> types = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ObjectSchema.class.getResourceAsStream("schema.txt"));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ?", 2))
          .forEach(sides -> types.put(sides[0], fields(sides[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ObjectSchema(types);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : text.split(" ", -1)) {
      if (!field.isEmpty()) {
        String[] sides = field.split("=", 2);
        fields.put(sides[0], sides[1]);
      }
    }
    return fields;
  }

  /**
   * Decodes an object.
   *
   * @return the paths of fields that its kind does not have
   * @throws ApiFailure 400 where a value is of another type than its field
   */
  List<String> unknownFields(ResourceKind kind, ObjectNode object) {
    if (!types.containsKey(kind.kind())) {
      return List.of();
    }
    var decoding = new Decoding(kind, new ArrayList<>());
    decoding.object(kind.kind(), "", object);
    return decoding.unknown;
  }

  /** The decoding of one object. */
  private final class Decoding {
    private final ResourceKind kind;
    private final List<String> unknown;

    Decoding(ResourceKind kind, List<String> unknown) {
      this.kind = kind;
      this.unknown = unknown;
    }

    void object(String type, String path, JsonNode object) {
      Map<String, String> fields = types.getOrDefault(type, Map.of());
      object
          .properties()
          .forEach(entry -> {
            String field = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            String fieldType = fields.get(entry.getKey());
            if (fieldType != null) {
              value(new Field(type, entry.getKey(), field), fieldType, entry.getValue());
            } else if (!fields.isEmpty()) {
              unknown.add(field);
            }
          });
    }

    private void value(Field field, String type, JsonNode value) {
      if (value.isNull() || type.equals("any")) {
        return;
      }
      if (type.endsWith("[]")) {
        require(field, value.isArray(), type, value);
        int index = 0;
        for (JsonNode item : value) {
          value(field.at("[" + index++ + "]"), type.substring(0, type.length() - 2), item);
        }
      } else if (type.endsWith("{}")) {
        require(field, value.isObject(), type, value);
        value
            .properties()
            .forEach(entry ->
                value(
                    field.at("." + entry.getKey()),
                    type.substring(0, type.length() - 2),
                    entry.getValue()));
      } else if (SCALARS.contains(type)) {
        require(field, isScalar(field, type, value), type, value);
      } else {
        require(field, value.isObject(), type, value);
        object(type, field.path, value);
      }
    }

    private boolean isScalar(Field field, String type, JsonNode value) {
      return switch (type) {
        case "string" -> value.isTextual() || (value.isNumber() && QUANTITIES.contains(field.name));
        case "int" -> value.isIntegralNumber();
        case "float" -> value.isNumber();
        default -> value.isBoolean();
      };
    }

    private void require(Field field, boolean isRight, String type, JsonNode value) {
      if (!isRight) {
        throw cannotBeHandled(
            kind,
            "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                .formatted(goKind(value), field.owner, field.path, goType(field.name, type)));
      }
    }
  }

  /** A field of a type, with its path from the object. */
  private record Field(String owner, String name, String path) {
    Field at(String suffix) {
      return new Field(owner, name, path + suffix);
    }
  }

  private static String goKind(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case ARRAY -> "array";
      default -> "object";
    };
  }

  private static String goType(String field, String type) {
    if (type.endsWith("[]")) {
      return "[]" + goType(field, type.substring(0, type.length() - 2));
    }
    if (type.endsWith("{}")) {
      return "map[string]" + goType(field, type.substring(0, type.length() - 2));
    }
    return switch (type) {
      case "int" -> LONGS.contains(field) ? "int64" : "int32";
      case "float" -> "float64";
      case "string", "bool" -> type;
      default -> "v1." + type;
    };
  }

  static ApiFailure cannotBeHandled(ResourceKind kind, String why) {
    return ApiFailure.badRequest(
        "%1$s in version \"%2$s\" cannot be handled as a %1$s: %3$s"
            .formatted(kind.kind(), kind.version(), why));
  }

  /** All types as OpenAPI has them, by name. */
  ObjectNode openApi() {
    ObjectNode schemas = JsonTree.object();
    types.forEach((name, fields) -> {
      ObjectNode properties = schemas.putObject(name).put("type", "object").putObject("properties");
      fields.forEach((field, type) -> properties.set(field, openApi(type)));
    });
    return schemas;
  }

  private static ObjectNode openApi(String type) {
    ObjectNode schema = JsonTree.object();
    if (type.endsWith("[]")) {
      schema.put("type", "array").set("items", openApi(type.substring(0, type.length() - 2)));
    } else if (type.endsWith("{}")) {
      schema
          .put("type", "object")
          .set("additionalProperties", openApi(type.substring(0, type.length() - 2)));
    } else {
      switch (type) {
        case "int" -> schema.put("type", "integer");
        case "float" -> schema.put("type", "number");
        case "bool" -> schema.put("type", "boolean");
        case "string" -> schema.put("type", "string");
        case "any" -> schema.put("type", "object");
        default -> schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + type);
      }
    }
    return schema;
  }
}
