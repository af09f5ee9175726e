package dev.lighterman.operation.deploy;

import dev.lighterman.request.Choice;
import dev.lighterman.value.Sentence;

/** A value and the plan's choice that explains it. */
record SourcedValue<T>(T value, Choice choice) {
  /** A value that was typed. */
  static <T> SourcedValue<T> typed(String option, T value) {
    return new SourcedValue<>(
        value, new Choice(option, value.toString(), Sentence.of("choice.typed"), true));
  }

  static <T> SourcedValue<T> from(String option, T value, Sentence source) {
    return new SourcedValue<>(value, new Choice(option, value.toString(), source, false));
  }
}
