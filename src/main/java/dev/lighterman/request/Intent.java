package dev.lighterman.request;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
  /** The option that tells why it is asked for. */
  public static final String REASON = "reason";

  /** The flag that wants a plan only. */
  public static final String DRY_RUN = "dry-run";

  /** The option that names the cluster, for those who type it as az does. */
  public static final String CLUSTER = "cluster-name";

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
  public Optional<String> value(String option) {
    List<String> values = all(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** Whether a flag was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** Whether a plan is all that is wanted. */
  public boolean dryRun() {
    return has(DRY_RUN);
  }

  /** Why it is asked for, if that was said. */
  public Optional<String> reason() {
    return value(REASON);
  }

  /** The same intent with one option set anew. */
  public Intent with(String option, String value) {
    var more = new LinkedHashMap<>(options);
    more.put(option, List.of(value));
    return new Intent(operation, words, more, asker, channel);
  }
}
