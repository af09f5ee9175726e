package dev.lighterman.request;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What was asked, before anything is resolved.
 *
 * @param operation the operation's verb, such as {@code deploy}
 * @param words what names the target; empty where a picker has to ask
 * @param options the options by their canonical long name, each with every value it was given
 * @param asker who asked
 * @param channel where it was asked, and where its messages belong
 */
public record Intent(
    String operation,
    List<String> words,
    SequencedMap<String, List<String>> options,
    Person asker,
    Channel channel) {
  public Intent {
    words = List.copyOf(words);
    var copy = new LinkedHashMap<String, List<String>>();
    options.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    options = Collections.unmodifiableSequencedMap(copy);
  }

  /** The values of an option, none where it was not given. */
  public List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The last value of an option, as everywhere on command lines. */
  public java.util.Optional<String> one(String option) {
    List<String> values = all(option);
    return values.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(values.getLast());
  }

  /** Whether a flag was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The same intent with one option set anew. */
  public Intent with(String option, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(options);
    more.put(option, List.of(value));
    return new Intent(operation, words, new LinkedHashMap<>(more), asker, channel);
  }
}
