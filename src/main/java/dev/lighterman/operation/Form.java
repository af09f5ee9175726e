package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;

/** A form to fill in instead of words. */
public interface Form {
  Sentence title();

  /** The fields, in order; some depend on what was filled in so far. */
  List<Field> fields(Intent soFar);

  /**
   * What fits the letters typed into a searched field, the best first.
   *
   * @param option the field's option
   */
  List<Suggestion> suggest(String option, String typed, Intent soFar);

  /** What is wrong, by option; empty where it can be asked for as it is. */
  Map<String, Sentence> check(Intent soFar);

  /**
   * A field.
   *
   * @param option the option's long name
   * @param hint what helps to fill it in, such as a range and a free address
   * @param initial what it starts with; empty for nothing
   * @param choices for {@link Kind#CHOICE} only
   */
  record Field(
      String option,
      Sentence label,
      Kind kind,
      boolean required,
      Sentence hint,
      String initial,
      List<Suggestion> choices) {
    public Field {
      choices = List.copyOf(choices);
    }
  }

  /** How a field is filled in. */
  enum Kind {
    TEXT,
    /** One of what a search finds; choosing may change other fields. */
    SEARCH,
    /** Several of what a search finds. */
    SEARCH_MANY,
    CHOICE
  }

  /** Something that can be chosen. */
  record Suggestion(String value, Sentence label) {}
}
