package dev.lighterman.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads YAML resources. */
public final class YamlResource {

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private YamlResource() {}

  /** Reads a resource from the package of a class. */
  public static JsonNode load(Class<?> reader, String file) {
    try (InputStream yaml = reader.getResourceAsStream(file)) {
      return MAPPER.readTree(Objects.requireNonNull(yaml, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
