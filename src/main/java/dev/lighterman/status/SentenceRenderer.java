package dev.lighterman.status;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ListFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Renders sentences in one language. */
public final class SentenceRenderer {
  /** Longer lists are cut, and the rest is counted. */
  private static final int MAX_LISTED = 12;

  /** The name of the values that are people's reasons. */
  private static final String REASON = "why";

  /** The name of the times that are compared with others nearby. */
  private static final String SECOND = "second";

  /** The name of the durations that were measured. */
  private static final String TOOK = "took";

  /** What a text adds to the name of a list that it says as alternatives: “a, b or c”. */
  private static final String ALTERNATIVES = "_or";

  /** The same for a list that it says as a sum: “a, b and c”. */
  private static final String SUM = "_and";

  private final ResourceBundle bundle;
  private final Locale locale;
  private final Function<List<String>, String> or;
  private final Function<List<String>, String> and;
  private final Map<String, MessageTemplate> templates = new ConcurrentHashMap<>();

  public SentenceRenderer(Locale locale) {
    this.locale = locale;
    this.or = inWords(ListFormat.Type.OR);
    this.and = inWords(ListFormat.Type.STANDARD);
    this.bundle =
        ResourceBundle.getBundle(
            "dev.lighterman.status.texts",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Renders a sentence in a format; values are escaped for it. */
  public String render(Sentence sentence, TextFormat format) {
    Map<String, Object> values = new HashMap<>();
    sentence
        .values()
        .forEach((name, value) -> {
          values.put(name, rendered(name, value, format));
          if (value instanceof List<?> list) {
            values.put(name + ALTERNATIVES, listed(list, format, or));
            values.put(name + SUM, listed(list, format, and));
          }
        });
    return template(sentence.key(), format).with(values);
  }

  private Object rendered(String name, Object value, TextFormat format) {
    return switch (value) {
      case String why when name.equals(REASON) -> rendered(withoutFullStop(why), format);
      case Instant at when name.equals(SECOND) -> format.second(at);
      case Duration duration when name.equals(TOOK) -> measured(duration, format);
      default -> rendered(value, format);
    };
  }

  /** People end a reason with a full stop or not; the sentence around it has its own. */
  private static String withoutFullStop(String why) {
    return why.endsWith(".") && !why.endsWith("..") ? why.substring(0, why.length() - 1) : why;
  }

  private MessageTemplate template(String key, TextFormat format) {
    return templates.computeIfAbsent(
        format.escape(pattern(key)), pattern -> new MessageTemplate(pattern, locale));
  }

  private String pattern(String key) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException missing) {
      throw new IllegalStateException("there is no text for " + key, missing);
    }
  }

  private Object rendered(Object value, TextFormat format) {
    return switch (value) {
      case String text -> format.escape(text);
      case Integer number -> number;
      case Long number -> number;
      case Duration duration -> duration(duration, format);
      case Instant at -> format.instant(at);
      case Person person -> format.person(person);
      case UserGroup group -> format.group(group);
      case Channel channel -> format.channel(channel);
      case Sentence sentence -> render(sentence, format);
      case List<?> list -> listed(list, format, each -> String.join(", ", each));
      default -> throw new IllegalStateException("can't be said: " + value.getClass());
    };
  }

  private String listed(List<?> list, TextFormat format, Function<List<String>, String> joined) {
    List<String> shown =
        list.stream().limit(MAX_LISTED).map(each -> rendered(each, format).toString()).toList();
    return list.size() <= MAX_LISTED
        ? joined.apply(shown)
        : template("list.more", format)
            .with(Map.of("shown", String.join(", ", shown), "count", list.size() - MAX_LISTED));
  }

  /** What joins a list in words; an empty one stays empty. */
  private Function<List<String>, String> inWords(ListFormat.Type type) {
    // American English would put a comma before the last.
    Locale words = locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    ListFormat list = ListFormat.getInstance(words, type, ListFormat.Style.FULL);
    return parts -> parts.isEmpty() ? "" : list.format(parts);
  }

  /** Below a minute, to the hundredth of a second: {@code 3.1 s}. */
  private String measured(Duration duration, TextFormat format) {
    if (duration.compareTo(Duration.ofMinutes(1)) >= 0) {
      return duration(duration, format);
    }
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toMillis(), 3).setScale(2, RoundingMode.HALF_UP);
    return template("span.seconds", format).with(Map.of("n", seconds.stripTrailingZeros()));
  }

  /** A rounded duration in words: {@code 12 s}, {@code 1 h 30 min}. */
  private String duration(Duration duration, TextFormat format) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return render(Sentence.of("span.seconds", "n", duration.toSeconds()), format);
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      long minutes = duration.plusSeconds(30).toMinutes();
      return render(Sentence.of("span.minutes", "n", minutes), format);
    }
    if (duration.compareTo(Duration.ofDays(2)) < 0) {
      return render(
          Sentence.of("span.hours", "n", duration.toHours())
              .with("minutes", duration.toMinutesPart()),
          format);
    }
    return render(Sentence.of("span.days", "n", duration.toDays()), format);
  }
}
