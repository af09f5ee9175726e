package dev.lighterman.request;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command as the asker gave it, before names are resolved.
 *
 * @param operation the operation's verb, such as {@code remove}
 * @param words the arguments that name the target; empty if the asker picks it in a form
 * @param options the options by their canonical long name, each with all its values
 * @param asker who asked
 * @param channel where it was asked and where its messages are posted
 */
public record Intent(
    String operation,
    List<String> words,
    SequencedMap<String, List<String>> options,
    Person asker,
    Channel channel) {
  /** The option for the reason of the request. */
  public static final String REASON = "reason";

  /** The flag for making a plan without running it. */
  public static final String DRY_RUN = "dry-run";

  /** The option for the time at which the run is to start. */
  public static final String AT = "at";

  /** The option that names the cluster, as in {@code az}. */
  public static final String CLUSTER = "cluster-name";

  public Intent {
    words = List.copyOf(words);
    var copy = new LinkedHashMap<String, List<String>>();
    options.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    options = Collections.unmodifiableSequencedMap(copy);
  }

  /** The values of an option; empty if it was not given. */
  public List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The value of an option, of which a line has one. */
  public Optional<String> value(String option) {
    List<String> values = all(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** Whether a flag was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** Whether only a plan is requested. */
  public boolean dryRun() {
    return has(DRY_RUN);
  }

  /** The reason, if one was given. */
  public Optional<String> reason() {
    return value(REASON);
  }

  /** The reason after the first word, as an option or in words; empty if none was given. */
  public String reasonInWords() {
    return Stream.concat(reason().stream(), words.stream().skip(1))
        .collect(Collectors.joining(" "));
  }

  /** A copy with one option replaced. */
  public Intent with(String option, String value) {
    var more = new LinkedHashMap<>(options);
    more.put(option, List.of(value));
    return new Intent(operation, words, more, asker, channel);
  }
}
