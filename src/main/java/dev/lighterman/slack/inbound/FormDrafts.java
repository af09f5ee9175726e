package dev.lighterman.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people have entered into forms that they did not submit: a form that is closed and opened
 * again shows it. It is kept from each change on, since Slack does not send the values when a form
 * is closed. In memory only, and only for some minutes, while the person may want to go on.
 */
public final class FormDrafts {
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
   */
  private record Draft(String view, Optional<Map<String, List<String>>> values) {
    boolean isSubmitted(String other) {
      return values.isEmpty() && view.equals(other);
    }
  }

  /** Keeps the values; not what arrives only after the same form was submitted. */
  void keep(Key key, String view, Map<String, List<String>> values) {
    var draft = new Draft(view, Optional.of(values));
    drafts.asMap().merge(key, draft, (kept, changed) -> kept.isSubmitted(view) ? kept : changed);
  }

  /** Forgets the values of a form that was submitted. */
  void submitted(Key key, String view) {
    drafts.put(key, new Draft(view, Optional.empty()));
  }

  Optional<Map<String, List<String>>> find(Key key) {
    return Optional.ofNullable(drafts.getIfPresent(key)).flatMap(Draft::values);
  }
}
