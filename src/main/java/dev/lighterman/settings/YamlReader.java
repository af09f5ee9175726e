package dev.lighterman.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** Reads YAML into objects; reports each unknown key and each wrong value with its line. */
final class YamlReader {
  private final String name;
  private final ProblemCollector problems;

  /**
   * @param name what the problems call the file
   */
  YamlReader(String name, ProblemCollector problems) {
    this.name = name;
    this.problems = problems;
  }

  /** What the text says; empty if it is blank or not YAML. */
  <T> Optional<T> read(String text, Class<T> type) {
    ObjectMapper mapper =
        YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .addModule(new JavaTimeModule())
            .addHandler(new YamlProblemHandler(name, text, problems))
            .build();
    try {
      return Optional.ofNullable(text.isBlank() ? null : mapper.readValue(text, type));
    } catch (JsonProcessingException e) {
      problems.problem(
          "%s line %d can't be read: %s."
              .formatted(name, line(e), e.getOriginalMessage().lines().findFirst().orElse("")));
      return Optional.empty();
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }
}
