package dev.lighterman.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people have entered into forms that they did not submit: a form that is closed and opened
 * again shows it. It is kept from each change on, since Slack does not send the values when a form
 * is closed. In memory only, and only for some minutes, while the person may want to go on.
 */
public final class FormDrafts {
  static final Sentence NOT_SUBMITTED = Sentence.of("slack.form.draft");

  private static final Duration RETENTION = Duration.ofMinutes(15);
  private static final int MAX_ENTRIES = 1_000;

  private final Cache<Key, Draft> drafts =
      Caffeine.newBuilder().expireAfterWrite(RETENTION).maximumSize(MAX_ENTRIES).build();

  /**
   * Whose draft of which form.
   *
   * @param form such as the verb of the operation, or the request that is decided on
   */
  record Key(Person person, Channel channel, String form) {}

  /**
   * The values by field, unless they were submitted.
   *
   * @param view Slack's id of the opened form
   * @param remark what the person is told about them
   */
  private record Draft(String view, Optional<Map<String, List<String>>> values, Sentence remark) {
    boolean isSubmitted(String other) {
      return values.isEmpty() && view.equals(other);
    }

    /** What was refused stays so, also while the person goes on. */
    Draft with(String other, Map<String, List<String>> changed) {
      return isSubmitted(other) ? this : new Draft(other, Optional.of(changed), remark);
    }
  }

  /** Keeps the values; not what arrives only after the same form was submitted. */
  void keep(Key key, String view, Map<String, List<String>> values) {
    drafts
        .asMap()
        .compute(
            key,
            (_, kept) ->
                kept == null
                    ? new Draft(view, Optional.of(values), NOT_SUBMITTED)
                    : kept.with(view, values));
  }

  /** Keeps the values of a form that was refused. */
  void refused(Key key, String view, Map<String, List<String>> values, Instant at, Sentence why) {
    Sentence remark = Sentence.of("slack.form.refused", "at", at).with("why", why);
    drafts.put(key, new Draft(view, Optional.of(values), remark));
  }

  /** Forgets the values of a form that was submitted. */
  void submitted(Key key, String view) {
    drafts.put(key, new Draft(view, Optional.empty(), NOT_SUBMITTED));
  }

  /** What to tell the person where the values are shown again. */
  Sentence remark(Key key) {
    Draft draft = drafts.getIfPresent(key);
    return draft == null ? NOT_SUBMITTED : draft.remark();
  }

  Optional<Map<String, List<String>>> find(Key key) {
    return Optional.ofNullable(drafts.getIfPresent(key)).flatMap(Draft::values);
  }
}
