package dev.lighterman.sandbox.slack.blockkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The type of a value in Block Kit, parsed from {@code block-kit.yaml}. */
sealed interface SchemaType {
  record AnyValue() implements SchemaType {}

  record Bool() implements SchemaType {}

  record NumberRange(int min, int max) implements SchemaType {}

  record Text(int min, int max) implements SchemaType {}

  /** A text object: plain text, or also mrkdwn. */
  record TextObject(int max, boolean allowsMrkdwn) implements SchemaType {}

  record EnumValue(List<String> values) implements SchemaType {}

  record ObjectRef(String name) implements SchemaType {}

  /** An object that names its own type, one of these. */
  record TypedObject(List<String> types) implements SchemaType {}

  record ListOf(int min, int max, SchemaType each) implements SchemaType {}

  /** Parses for example {@code list 1 25 typed button overflow}; {@code @set} is a set of types. */
  static SchemaType parse(String tokens, Map<String, List<String>> sets) {
    return parse(Arrays.asList(tokens.split(" ")), sets);
  }

  private static SchemaType parse(List<String> tokens, Map<String, List<String>> sets) {
    return switch (tokens.getFirst()) {
      case "any" -> new AnyValue();
      case "boolean" -> new Bool();
      case "number" -> new NumberRange(number(tokens, 1), number(tokens, 2));
      case "string" -> new Text(number(tokens, 1), number(tokens, 2));
      case "plain" -> new TextObject(number(tokens, 1), false);
      case "text" -> new TextObject(number(tokens, 1), true);
      case "enum" -> new EnumValue(tokens.subList(1, tokens.size()));
      case "object" -> new ObjectRef(tokens.get(1));
      case "typed" -> new TypedObject(expanded(tokens.subList(1, tokens.size()), sets));
      case "list" ->
          new ListOf(
              number(tokens, 1), number(tokens, 2), parse(tokens.subList(3, tokens.size()), sets));
      default -> throw new IllegalArgumentException("No such type: " + tokens);
    };
  }

  private static int number(List<String> tokens, int index) {
    return Integer.parseInt(tokens.get(index));
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
