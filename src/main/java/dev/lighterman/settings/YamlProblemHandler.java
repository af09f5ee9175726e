package dev.lighterman.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what Jackson finds wrong, and lets it continue with null as the value. */
final class YamlProblemHandler extends DeserializationProblemHandler {
  private final String file;
  private final List<String> lines;
  private final ProblemCollector problems;

  YamlProblemHandler(String file, String text, ProblemCollector problems) {
    this.file = file;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String property)
      throws IOException {
    Collection<Object> known = deserializer.getKnownPropertyNames();
    problems.problem(
        "%s: “%s” is no key here. Known are %s."
            .formatted(
                location(keyLine(parser, property)), property, String.join(", ", names(known))));
    parser.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String message) {
    return wrong(context.getParser(), type, value);
  }

  @Override
  public @Nullable Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, Object argument, Throwable problem) {
    return wrong(context.getParser(), type, String.valueOf(argument));
  }

  @Override
  public @Nullable Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      ValueInstantiator instantiator,
      JsonParser parser,
      String message)
      throws IOException {
    String found = parser.currentToken().isScalarValue() ? parser.getText() : "this";
    parser.skipChildren();
    return wrong(parser, type, found);
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String message)
      throws IOException {
    String found = token.isScalarValue() ? parser.getText() : token.isStructStart() ? "this" : "";
    parser.skipChildren();
    return wrong(parser, type.getRawClass(), found);
  }

  private @Nullable Object wrong(JsonParser parser, Class<?> type, String value) {
    problems.problem(
        "%s: “%s” is not %s."
            .formatted(location(line(parser)), value, ValueFormat.of(type).inWords()));
    return null;
  }

  private String location(int line) {
    return file + " line " + line;
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** The line of a key, from a parser at its value, which may begin on a later line. */
  private int keyLine(JsonParser parser, String key) {
    int line = Math.min(line(parser), lines.size());
    while (line > 1 && !lines.get(line - 1).contains(key)) {
      line--;
    }
    return line;
  }

  private static List<String> names(Collection<Object> known) {
    return known.stream().map(Object::toString).sorted().toList();
  }
}
