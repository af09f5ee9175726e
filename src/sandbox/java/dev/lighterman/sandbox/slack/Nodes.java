package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The few things that this package does to JSON again and again. */
final class Nodes {
  private Nodes() {}

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ArrayNode array(Stream<? extends JsonNode> nodes) {
    ArrayNode array = array();
    nodes.forEach(array::add);
    return array;
  }

  static ArrayNode strings(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
