package dev.lighterman.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The line of each key and of each item of a YAML file. */
final class YamlLineNumbers {
  private final Map<List<Object>, Integer> byPath = new HashMap<>();

  private YamlLineNumbers() {}

  /** The lines of a text that is valid YAML. */
  static YamlLineNumbers of(String text) {
    var lines = new YamlLineNumbers();
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      parser.nextToken();
      lines.read(parser, List.of());
      return lines;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The line of a path; if the file does not have it, of the nearest part above it.
   *
   * @param path keys, and the indices of items
   */
  int of(List<Object> path) {
    Integer line = byPath.get(path);
    if (line != null) {
      return line;
    }
    return path.isEmpty() ? 1 : of(path.subList(0, path.size() - 1));
  }

  static List<Object> below(List<Object> path, Object part) {
    return Stream.concat(path.stream(), Stream.of(part)).toList();
  }

  private void read(JsonParser parser, List<Object> path) throws IOException {
    byPath.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        List<Object> key = below(path, parser.currentName());
        byPath.put(key, parser.currentTokenLocation().getLineNr());
        parser.nextToken();
        read(parser, key);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
        read(parser, below(path, index));
      }
    }
  }
}
