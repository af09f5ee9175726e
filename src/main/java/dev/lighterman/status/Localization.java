package dev.lighterman.status;

import dev.lighterman.value.Language;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The renderers of each language, created once because parsing the texts is slow. */
public final class Localization {
  private final Map<Language, SentenceRenderer> texts =
      Stream.of(Language.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), language -> new SentenceRenderer(language.locale())));

  public SentenceRenderer texts(Language language) {
    return Objects.requireNonNull(texts.get(language), "there is one for each");
  }

  public CardRenderer cards(Language language) {
    return new CardRenderer(texts(language));
  }
}
