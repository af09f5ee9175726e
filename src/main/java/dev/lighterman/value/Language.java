package dev.lighterman.value;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language in which people are spoken to; what is said in it is for {@code status} to know. */
public enum Language {
  EN,
  FR;

  /**
   * The language of a locale, whatever its country.
   *
   * @param locale as Slack writes it, such as {@code fr-FR}
   * @return none where it is none of these
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
