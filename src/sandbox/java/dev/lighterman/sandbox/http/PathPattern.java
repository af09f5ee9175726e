package dev.lighterman.sandbox.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path pattern: {@code {name}} matches one segment, {@code {name*}} one or more; literal segments
 * match without case. Doubled slashes count as one, since Azure's clients send them.
 */
public final class PathPattern {
  private final List<Part> parts;
  private final boolean isOfAnyLength;

  private PathPattern(List<Part> parts) {
    this.parts = parts;
    this.isOfAnyLength = parts.stream().anyMatch(Part::takesMore);
  }

  /**
   * A literal segment, or the name for one.
   *
   * @param takesMore whether the name is for more than one, too
   */
  private record Part(String text, boolean isLiteral, boolean takesMore) {
    static Part of(String segment) {
      return new Part(
          segment.replaceAll("[{*}]", ""), !segment.startsWith("{"), segment.endsWith("*}"));
    }
  }

  /** Reads a pattern such as {@code /v2/{repository*}/manifests/{reference}}. */
  public static PathPattern of(String pattern) {
    return new PathPattern(segments(pattern).stream().map(Part::of).toList());
  }

  /** The segments of a path, as {@link #match} takes them: one path is held to many patterns. */
  public static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }

  /** The path's values of the names; empty if the path does not match. */
  public Optional<Map<String, String>> match(List<String> path) {
    return path.size() == parts.size() || (isOfAnyLength && path.size() > parts.size())
        ? match(0, path, 0, new LinkedHashMap<>())
        : Optional.empty();
  }

  /** Matches the rest of the pattern; {@code {name*}} matches as few segments as possible. */
  private Optional<Map<String, String>> match(
      int at, List<String> path, int from, Map<String, String> found) {
    if (at == parts.size()) {
      return from == path.size() ? Optional.of(found) : Optional.empty();
    }
    var part = parts.get(at);
    if (part.isLiteral()) {
      return from < path.size() && part.text().equalsIgnoreCase(path.get(from))
          ? match(at + 1, path, from + 1, found)
          : Optional.empty();
    }
    var longest = part.takesMore() ? path.size() : Math.min(from + 1, path.size());
    for (var to = from + 1; to <= longest; to++) {
      var more = new LinkedHashMap<>(found);
      more.put(part.text(), String.join("/", path.subList(from, to)));
      var rest = match(at + 1, path, to, more);
      if (rest.isPresent()) {
        return rest;
      }
    }
    return Optional.empty();
  }
}
