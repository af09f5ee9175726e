package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.UrlEncodedForm;
import dev.lighterman.sandbox.world.RequestLog.Exchange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A command with placeholders, in the syntax that {@code equivalents.yaml} describes. */
record CommandTemplate(String template) {
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)]");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([?/]?)([^}:=]*)(:|=[^}]*)?}");
  private static final String UNKNOWN = "…";

  /** The command for one request, with the names from its path. */
  String fill(Map<String, String> names, Exchange exchange) {
    Substitution substitution = new Substitution(names, query(exchange.path()), body(exchange));
    return substitution.fill(OPTIONAL.matcher(template).replaceAll(substitution::optionalPart));
  }

  private static Map<String, String> query(String target) {
    int start = target.indexOf('?');
    return start < 0 ? Map.of() : UrlEncodedForm.read(target.substring(start + 1));
  }

  private static JsonNode body(Exchange exchange) {
    try {
      return Json.read(Objects.requireNonNullElse(exchange.body(), ""));
    } catch (JsonProcessingException e) {
      // It is a form, or was truncated by the log.
      return MissingNode.getInstance();
    }
  }

  private record Substitution(Map<String, String> names, Map<String, String> query, JsonNode body) {
    String optionalPart(MatchResult optional) {
      boolean known =
          PLACEHOLDER
              .matcher(optional.group(1))
              .results()
              .allMatch(placeholder -> value(placeholder).isPresent());
      return known ? Matcher.quoteReplacement(optional.group(1)) : "";
    }

    String fill(String line) {
      return PLACEHOLDER
          .matcher(line)
          .replaceAll(placeholder -> Matcher.quoteReplacement(value(placeholder).orElse(UNKNOWN)));
    }

    private Optional<String> value(MatchResult placeholder) {
      Optional<String> value =
          switch (placeholder.group(1)) {
            case "?" -> Optional.ofNullable(query.get(placeholder.group(2)));
            case "/" -> text(body.at("/" + placeholder.group(2)));
            default -> Optional.ofNullable(names.get(placeholder.group(2)));
          };
      String suffix = placeholder.group(3);
      if (suffix == null) {
        return value;
      }
      return value
          .filter(given -> suffix.equals(":") || given.equals(suffix.substring(1)))
          .map(given -> "");
    }

    /** Resource ids are shortened to names. */
    private static Optional<String> text(JsonNode value) {
      if (value.isArray()) {
        return Optional.of(
            StreamSupport.stream(value.spliterator(), false)
                .flatMap(each -> text(each).stream())
                .collect(Collectors.joining(" ")));
      }
      return Optional.of(value.asText())
          .filter(text -> !text.isEmpty())
          .map(text ->
              text.startsWith("/subscriptions/")
                  ? text.substring(text.lastIndexOf('/') + 1)
                  : text);
    }
  }
}
