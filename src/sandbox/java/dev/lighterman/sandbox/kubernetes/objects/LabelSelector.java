package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects objects by their labels. */
public final class LabelSelector {

  private static final Pattern SET_REQUIREMENT =
      Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
  private static final String KEY = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?";
  private static final String VALUE = "([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?";
  private static final Pattern VALID =
      Pattern.compile(
          "!?\\s*%1$s|%1$s\\s*(==|=|!=)\\s*%2$s|%1$s\\s+(?i:in|notin)\\s*\\([^()]*\\)"
              .formatted(KEY, VALUE));
  private static final Pattern SEPARATOR = Pattern.compile(",(?![^(]*\\))");

  private final List<Predicate<Map<String, String>>> requirements;

  private LabelSelector(List<Predicate<Map<String, String>>> requirements) {
    this.requirements = List.copyOf(requirements);
  }

  /** Parses a selector as queries have it: {@code app=x,tier!=y,z in (a,b),!w}. */
  static LabelSelector parse(String text) {
    return new LabelSelector(
        SEPARATOR
            .splitAsStream(text)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(LabelSelector::requirement)
            .toList());
  }

  /** Reads a selector as specifications have it: {@code matchLabels}, {@code matchExpressions}. */
  public static LabelSelector of(JsonNode selector) {
    List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
    ObjectMeta.strings(selector.path("matchLabels"))
        .forEach((key, value) -> requirements.add(equalTo(key, value)));
    for (JsonNode expression : selector.path("matchExpressions")) {
      String key = expression.path("key").asText();
      Set<String> values =
          JsonTree.items(expression.path("values"))
              .map(JsonNode::asText)
              .collect(Collectors.toSet());
      requirements.add(
          switch (expression.path("operator").asText()) {
            case "In" -> in(key, values);
            case "NotIn" -> in(key, values).negate();
            case "Exists" -> labels -> labels.containsKey(key);
            case "DoesNotExist" -> labels -> !labels.containsKey(key);
            default -> labels -> false;
          });
    }
    return new LabelSelector(requirements);
  }

  public boolean matches(Map<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.test(labels));
  }

  /**
   * Parses one requirement.
   *
   * @throws ApiFailure 400 where it is none
   */
  private static Predicate<Map<String, String>> requirement(String text) {
    if (!VALID.matcher(text).matches()) {
      throw ApiFailure.badRequest(
          "unable to parse requirement: found '%s', expected: !, identifier, or 'end of string'"
              .formatted(text));
    }
    Matcher set = SET_REQUIREMENT.matcher(text);
    if (set.matches()) {
      Set<String> values =
          Stream.of(set.group(3).split(",", -1)).map(String::strip).collect(Collectors.toSet());
      var in = in(set.group(1), values);
      return set.group(2).equalsIgnoreCase("in") ? in : in.negate();
    }
    if (text.startsWith("!")) {
      String key = text.substring(1);
      return labels -> !labels.containsKey(key);
    }
    String[] parts = text.split("!=|==|=", 2);
    if (parts.length == 1) {
      return labels -> labels.containsKey(text);
    }
    var equal = equalTo(parts[0].strip(), parts[1].strip());
    return text.contains("!=") ? equal.negate() : equal;
  }

  private static Predicate<Map<String, String>> equalTo(String key, String value) {
    return labels -> value.equals(labels.get(key));
  }

  private static Predicate<Map<String, String>> in(String key, Set<String> values) {
    return labels -> labels.containsKey(key) && values.contains(labels.get(key));
  }
}
