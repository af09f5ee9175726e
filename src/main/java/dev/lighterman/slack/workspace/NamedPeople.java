package dev.lighterman.slack.workspace;

import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import dev.lighterman.value.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People by their names in Slack: user name, display name and real name. */
public final class NamedPeople {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);
  private static final int PAGE = 1_000;

  /** Whoever has a larger workspace picks people from Slack's list. */
  private static final int MAX_PAGES = 20;

  private static final String WORKSPACE = "people";
  private static final Pattern SEPARATORS = Pattern.compile("[\\s._-]+");

  private final WebApi slack;
  private final ExpiringCache<String, List<Named>> people;

  public NamedPeople(WebApi slack, InstantSource clock) {
    this.slack = slack;
    this.people = new ExpiringCache<>(1, clock, _ -> read());
  }

  /**
   * A person with their names.
   *
   * @param label the real name and the user name
   */
  public record Named(Person person, String label, List<String> names) {
    private static Named of(User user) {
      return new Named(
          new Person(user.getId()),
          "%s (@%s)"
              .formatted(
                  Objects.requireNonNullElse(user.getRealName(), user.getName()), user.getName()),
          Stream.of(user.getName(), user.getRealName(), user.getProfile().getDisplayName())
              .filter(Objects::nonNull)
              .map(NamedPeople::plain)
              .toList());
    }

    private boolean hasWord(String word) {
      return names.stream().flatMap(SEPARATORS::splitAsStream).anyMatch(word::equals);
    }
  }

  /**
   * Those who have this name, in whatever case and with or without {@code @}; where nobody has,
   * those of whose names it is a word.
   *
   * @throws dev.lighterman.value.TryLater if Slack does not tell now
   */
  public List<Named> called(String typed) {
    String name = plain(typed.startsWith("@") ? typed.substring(1) : typed);
    List<Named> exactly = matching(each -> each.names().contains(name));
    return exactly.isEmpty() ? matching(each -> each.hasWord(name)) : exactly;
  }

  private List<Named> matching(Predicate<Named> condition) {
    return people.get(WORKSPACE, MAX_AGE).stream().filter(condition).toList();
  }

  /** A name as it is compared: {@code Chiara.Rossi} is {@code chiara rossi}. */
  private static String plain(String name) {
    return SEPARATORS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  private List<Named> read() {
    List<Named> all = new ArrayList<>();
    @Nullable String cursor = null;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      String next = cursor;
      Page page = page(next);
      all.addAll(page.people());
      cursor = page.nextCursor();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return List.copyOf(all);
  }

  private Page page(@Nullable String cursor) {
    try {
      return slack.callInBackground(
          api -> api.usersList(r -> r.limit(PAGE).cursor(cursor).teamId(slack.team())), Page::of);
    } catch (SlackApiError error) {
      throw error.asOperatorProblem();
    }
  }

  private record Page(List<Named> people, String nextCursor) {
    static Page of(UsersListResponse answer) {
      ResponseMetadata metadata = answer.getResponseMetadata();
      return new Page(
          answer.getMembers().stream()
              .filter(user -> !user.isDeleted() && !user.isBot())
              .map(Named::of)
              .toList(),
          metadata == null ? "" : Objects.requireNonNullElse(metadata.getNextCursor(), ""));
    }
  }
}
