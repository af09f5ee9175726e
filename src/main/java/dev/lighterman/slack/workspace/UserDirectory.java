package dev.lighterman.slack.workspace;

import com.slack.api.model.User;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.Member.Standing;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.UserGroup;
import dev.lighterman.workflow.MemberLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who people are, and in which of the groups that the policy speaks of, as Slack says. */
public final class UserDirectory implements MemberLookup {
  private static final Logger log = LoggerFactory.getLogger(UserDirectory.class);

  /** A click decides: only what was read for it, or for another click just now, counts. */
  private static final Duration AT_THE_CLICK = Duration.ofSeconds(10);

  /** Asking decides nothing, and must be answered within three seconds. */
  private static final Duration TO_ASK = Duration.ofMinutes(5);

  private static final int REMEMBERED = 10_000;

  private final WebApi slack;
  private final BotIdentity identity;
  private final Supplier<PolicySettings> policy;
  private final ExpiringCache<UserGroup, Set<String>> members;
  private final ExpiringCache<Person, Profile> profiles;

  /**
   * What Slack says of a person.
   *
   * @param language none where they use Slack in one in which nothing can be said here
   */
  private record Profile(Standing standing, @Nullable Language language) {}

  public UserDirectory(
      WebApi slack, BotIdentity identity, Supplier<PolicySettings> policy, InstantSource clock) {
    this.slack = slack;
    this.identity = identity;
    this.policy = policy;
    this.members = new ExpiringCache<>(REMEMBERED, clock, this::readMembers);
    this.profiles = new ExpiringCache<>(REMEMBERED, clock, this::readProfile);
  }

  private List<UserGroup> groups() {
    PolicySettings said = policy.get();
    return Stream.concat(
            said.rules().stream()
                .flatMap(rule -> Stream.of(rule.see(), rule.ask(), rule.approve().by())),
            said.channels().stream().map(PolicySettings.ListedChannel::approvers))
        .map(People::groups)
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }

  @Override
  public Member member(Person person) {
    return member(person, AT_THE_CLICK);
  }

  /** The person as they were not long ago, which is enough for whoever only asks. */
  public Member cachedMember(Person person) {
    return member(person, TO_ASK);
  }

  /** Whether {@link #cachedMember} need not ask Slack. */
  public boolean isCached(Person person) {
    return profiles.has(person, TO_ASK)
        && groups().stream().allMatch(group -> members.has(group, TO_ASK));
  }

  /** The language in which a person uses Slack, if that was read before; Slack is not asked. */
  public Optional<Language> language(Person person) {
    return profiles.last(person).map(Profile::language);
  }

  private Member member(Person person, Duration age) {
    Set<UserGroup> in =
        groups().stream()
            .filter(group -> members.get(group, age).contains(person.id()))
            .collect(Collectors.toSet());
    return new Member(person, in, profiles.get(person, age).standing());
  }

  private Set<String> readMembers(UserGroup group) {
    try {
      return Set.copyOf(
          slack
              .callInteractive(api -> api.usergroupsUsersList(r -> r.usergroup(group.id())))
              .getUsers());
    } catch (SlackApiError error) {
      // Nobody is in a group that is not there; the policy's other groups still count.
      log.atWarn().addKeyValue("group", group).setCause(error).log("the policy names no group");
      return Set.of();
    }
  }

  private Profile readProfile(Person person) {
    User user =
        slack
            .callInteractive(api -> api.usersInfo(r -> r.user(person.id()).includeLocale(true)))
            .getUser();
    String locale = user.getLocale();
    return new Profile(standing(user), locale == null ? null : Language.of(locale).orElse(null));
  }

  private Standing standing(User user) {
    if (user.isDeleted()) {
      return Standing.GONE;
    }
    if (user.isBot()) {
      return Standing.BOT;
    }
    if (user.isStranger() || !identity.who().team().equals(user.getTeamId())) {
      return Standing.FOREIGN;
    }
    return user.isRestricted() || user.isUltraRestricted() ? Standing.GUEST : Standing.FULL;
  }
}
