package dev.lighterman.value;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language that the bot speaks; its texts are in {@code status}. */
public enum Language {
  EN,
  FR;

  /**
   * The language of a locale, whatever its country.
   *
   * @param locale as Slack writes it, such as {@code fr-FR}
   * @return empty if the bot does not speak it
   */
  public static Optional<Language> of(String locale) {
    String language = Locale.forLanguageTag(locale).getLanguage();
    return Stream.of(values()).filter(each -> each.tag().equals(language)).findFirst();
  }

  /** As files and locales write it, such as {@code fr}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }
}
