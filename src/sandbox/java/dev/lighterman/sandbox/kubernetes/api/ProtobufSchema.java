package dev.lighterman.sandbox.kubernetes.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of Kubernetes' types by protobuf number, from {@code protobuf-fields.txt}. */
record ProtobufSchema(Map<String, Field> fields) {

  static final ProtobufSchema INSTANCE = load();

  ProtobufSchema {
    fields = Map.copyOf(fields);
  }

  /**
   * A field of a type.
   *
   * @param type a type of the schema, or one of int, bool, string, strings, map, bytesmap,
   *     intorstring, skip
   */
  record Field(String name, String type, boolean repeated) {}

  Optional<Field> field(String type, int number) {
    return Optional.ofNullable(fields.get(type + "." + number));
  }

  private static ProtobufSchema load() {
    Map<String, Field> fields = new HashMap<>();
    try (InputStream in = ProtobufSchema.class.getResourceAsStream("protobuf-fields.txt")) {
      if (in == null) {
        throw new IllegalStateException("protobuf-fields.txt is not on the class path");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> read(line, fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProtobufSchema(fields);
  }

  /** Parses a line such as {@code Namespace: 1 metadata ObjectMeta, 2 spec NamespaceSpec}. */
  private static void read(String line, Map<String, Field> fields) {
    String[] sides = line.split(":", 2);
    for (String part : sides[1].split(",", -1)) {
      String[] words = part.strip().split(" ", -1);
      boolean repeated = words[2].endsWith("[]");
      String type = repeated ? words[2].substring(0, words[2].length() - 2) : words[2];
      fields.put(sides[0] + "." + words[0], new Field(words[1], type, repeated));
    }
  }
}
