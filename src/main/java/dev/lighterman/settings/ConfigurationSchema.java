package dev.lighterman.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** The JSON Schema of {@code lighterman.yaml}, with which editors complete and check it. */
public final class ConfigurationSchema {
  private ConfigurationSchema() {}

  /** The schema, in the draft that most editors support. */
  public static String json() {
    ObjectNode schema = object(ConfigurationDocument.class);
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "lighterman.yaml");
    return schema.toPrettyString();
  }

  private static ObjectNode of(Type type) {
    return switch (type) {
      case ParameterizedType of when isSubtype(of, Collection.class) -> list(of);
      case ParameterizedType of when isSubtype(of, Map.class) -> {
        ObjectNode map = typed("object");
        map.set("additionalProperties", of(of.getActualTypeArguments()[1]));
        yield map;
      }
      case Class<?> known -> scalar(known);
      default -> throw new IllegalStateException("no schema for " + type);
    };
  }

  private static boolean isSubtype(ParameterizedType type, Class<?> wanted) {
    return type.getRawType() instanceof Class<?> raw && wanted.isAssignableFrom(raw);
  }

  /** A list of one may be written without its brackets. */
  private static ObjectNode list(ParameterizedType of) {
    ObjectNode element = of(of.getActualTypeArguments()[0]);
    ObjectNode several = typed("array");
    several.set("items", element);
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    either.putArray("anyOf").add(several).add(element.deepCopy());
    return either;
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type.isEnum()) {
      ObjectNode word = typed("string");
      var words = word.putArray("enum");
      Arrays.stream(type.getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT))
          .forEach(words::add);
      return word;
    }
    if (type == boolean.class) {
      return typed("boolean");
    }
    if (type == Integer.class) {
      return typed("integer");
    }
    return type.getEnclosingClass() == ConfigurationDocument.class && !type.isRecord()
        ? object(type)
        : typed("string").put("description", ValueFormat.of(type).inWords());
  }

  private static ObjectNode object(Class<?> type) {
    ObjectNode object = typed("object").put("additionalProperties", false);
    ObjectNode properties = object.putObject("properties");
    for (Field field : type.getDeclaredFields()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      if (property != null) {
        String name = property.value().isEmpty() ? field.getName() : property.value();
        properties.set(name, of(field.getGenericType()));
      }
    }
    return object;
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
