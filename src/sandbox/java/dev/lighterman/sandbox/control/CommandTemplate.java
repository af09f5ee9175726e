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

/** A command line with gaps, as {@code equivalents.yaml} writes them. */
record CommandTemplate(String template) {
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)]");
  private static final Pattern GAP = Pattern.compile("\\{([?/]?)([^}:=]*)(:|=[^}]*)?}");
  private static final String UNKNOWN = "…";

  /** The line for one request, in which these names were found. */
  String filledFrom(Map<String, String> names, Exchange exchange) {
    Filling filling = new Filling(names, query(exchange.path()), body(exchange));
    return filling.fill(OPTIONAL.matcher(template).replaceAll(filling::whereKnown));
  }

  private static Map<String, String> query(String target) {
    int start = target.indexOf('?');
    return start < 0 ? Map.of() : UrlEncodedForm.read(target.substring(start + 1));
  }

  private static JsonNode body(Exchange exchange) {
    try {
      return Json.read(Objects.requireNonNullElse(exchange.body(), ""));
    } catch (JsonProcessingException e) {
      // It is a form, or longer than what the log keeps.
      return MissingNode.getInstance();
    }
  }

  private record Filling(Map<String, String> names, Map<String, String> query, JsonNode body) {
    String whereKnown(MatchResult optional) {
      boolean known =
          GAP.matcher(optional.group(1)).results().allMatch(gap -> value(gap).isPresent());
      return known ? Matcher.quoteReplacement(optional.group(1)) : "";
    }

    String fill(String line) {
      return GAP.matcher(line)
          .replaceAll(gap -> Matcher.quoteReplacement(value(gap).orElse(UNKNOWN)));
    }

    private Optional<String> value(MatchResult gap) {
      Optional<String> value =
          switch (gap.group(1)) {
            case "?" -> Optional.ofNullable(query.get(gap.group(2)));
            case "/" -> text(body.at("/" + gap.group(2)));
            default -> Optional.ofNullable(names.get(gap.group(2)));
          };
      String shown = gap.group(3);
      if (shown == null) {
        return value;
      }
      return value
          .filter(given -> shown.equals(":") || given.equals(shown.substring(1)))
          .map(given -> "");
    }

    /** Resources go by their names. */
    private static Optional<String> text(JsonNode value) {
      if (value.isArray()) {
        return Optional.of(
            StreamSupport.stream(value.spliterator(), false)
                .flatMap(one -> text(one).stream())
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
