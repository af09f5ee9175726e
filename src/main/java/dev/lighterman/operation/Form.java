package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A form that can be used instead of typed options. */
public interface Form {
  Sentence title();

  /** What was asked for before, as the values with which the form is opened again. */
  default Intent editable(Intent asked) {
    return asked;
  }

  /** The fields in display order; some depend on the values entered so far. */
  List<Field> fields(Intent partial);

  /** The options whose values are meant for the value of this one, and not for another of it. */
  default List<String> dependents(String option) {
    return List.of();
  }

  /**
   * Search results for a search field, best match first.
   *
   * @param option the field's option
   */
  List<Suggestion> suggest(String option, String query, Intent partial);

  /** Validation errors by option; empty if the form can be submitted. */
  Map<String, Sentence> check(Intent partial);

  /**
   * A form field.
   *
   * @param option the option's long name
   * @param hint help text, such as the address range and a free address
   * @param initial what was entered before; empty for none
   * @param choices for {@link Kind#CHOICE} only
   * @param suggested what is chosen where nothing is entered, to be filled in; empty for none
   */
  record Field(
      String option,
      Sentence label,
      Kind kind,
      boolean required,
      Sentence hint,
      String initial,
      List<Suggestion> choices,
      String suggested) {
    public Field {
      choices = List.copyOf(choices);
    }

    /** A field that is empty at first. */
    public Field(
        String option,
        Sentence label,
        Kind kind,
        boolean required,
        Sentence hint,
        String initial,
        List<Suggestion> choices) {
      this(option, label, kind, required, hint, initial, choices, "");
    }

    /** The same field with what is filled in where nothing is entered. */
    public Field suggesting(String value) {
      return new Field(option, label, kind, required, hint, initial, choices, value);
    }

    /** What the field has in it when it is shown. */
    public String shown() {
      return initial.isBlank() ? suggested : initial;
    }
  }

  /** The kind of input. */
  enum Kind {
    TEXT,
    /** One search result; selecting it may change other fields. */
    SEARCH,
    /** Several search results. */
    SEARCH_MANY,
    CHOICE
  }

  /**
   * An option of a select field.
   *
   * @param description what to know before it is chosen, in a few words; empty for none
   */
  record Suggestion(String value, Sentence label, Optional<Sentence> description) {
    private static final int MAX_FOUND = 100;

    public Suggestion(String value, Sentence label) {
      this(value, label, Optional.empty());
    }

    /** The first options that have the typed letters in their value or in what people see. */
    public static List<Suggestion> found(Stream<Suggestion> all, String letters) {
      String folded = SpellingSuggestions.folded(letters.strip());
      return all.filter(each ->
              each.texts().anyMatch(text -> SpellingSuggestions.folded(text).contains(folded)))
          .limit(MAX_FOUND)
          .toList();
    }

    private Stream<String> texts() {
      Stream<String> seen =
          Stream.concat(Stream.of(label), description.stream())
              .flatMap(sentence -> sentence.values().values().stream())
              .filter(String.class::isInstance)
              .map(String.class::cast);
      return Stream.concat(Stream.of(value), seen);
    }
  }
}
