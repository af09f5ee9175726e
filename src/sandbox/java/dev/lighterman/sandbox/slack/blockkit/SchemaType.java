package dev.lighterman.sandbox.slack.blockkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a value in Block Kit has to look like, as {@code block-kit.yaml} says it in a few words. */
sealed interface SchemaType {
  record Anything() implements SchemaType {}

  record Flag() implements SchemaType {}

  record Count(int min, int max) implements SchemaType {}

  record Words(int min, int max) implements SchemaType {}

  /** A text object; {@code marked} where mrkdwn is allowed too. */
  record TextObject(int max, boolean marked) implements SchemaType {}

  record OneOf(List<String> values) implements SchemaType {}

  record Part(String name) implements SchemaType {}

  /** An object that says itself which of these it is. */
  record Typed(List<String> types) implements SchemaType {}

  record Listed(int min, int max, SchemaType each) implements SchemaType {}

  /** Reads for example {@code list 1 25 typed button overflow}; {@code @set} stands for a set. */
  static SchemaType parse(String words, Map<String, List<String>> sets) {
    return parse(Arrays.asList(words.split(" ")), sets);
  }

  private static SchemaType parse(List<String> words, Map<String, List<String>> sets) {
    return switch (words.getFirst()) {
      case "any" -> new Anything();
      case "boolean" -> new Flag();
      case "number" -> new Count(number(words, 1), number(words, 2));
      case "string" -> new Words(number(words, 1), number(words, 2));
      case "plain" -> new TextObject(number(words, 1), false);
      case "text" -> new TextObject(number(words, 1), true);
      case "enum" -> new OneOf(words.subList(1, words.size()));
      case "object" -> new Part(words.get(1));
      case "typed" -> new Typed(expanded(words.subList(1, words.size()), sets));
      case "list" ->
          new Listed(
              number(words, 1), number(words, 2), parse(words.subList(3, words.size()), sets));
      default -> throw new IllegalArgumentException("No such shape: " + words);
    };
  }

  private static int number(List<String> words, int at) {
    return Integer.parseInt(words.get(at));
  }

  private static List<String> expanded(List<String> types, Map<String, List<String>> sets) {
    List<String> all = new ArrayList<>();
    for (String type : types) {
      all.addAll(
          type.startsWith("@") ? sets.getOrDefault(type.substring(1), List.of()) : List.of(type));
    }
    return List.copyOf(all);
  }
}
