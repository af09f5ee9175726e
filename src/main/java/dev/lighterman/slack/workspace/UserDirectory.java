package dev.lighterman.slack.workspace;

import com.slack.api.methods.response.users.UsersInfoResponse;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People as Slack knows them, and which of the policy's user groups they are in. */
public final class UserDirectory implements MemberLookup {
  private static final Logger log = LoggerFactory.getLogger(UserDirectory.class);

  /** Decisions need current data: as read for this decision, or for one some seconds ago. */
  private static final Duration MAX_AGE_TO_DECIDE = Duration.ofSeconds(10);

  /** Commands decide nothing, but must be answered within three seconds. */
  private static final Duration MAX_AGE_TO_ASK = Duration.ofMinutes(5);

  /** For commands, how old the last reading may be where Slack does not answer. */
  private static final Duration OLDEST_TO_ASK = Duration.ofDays(1);

  /** Slack's answers that say that a group has no members. */
  private static final Set<String> NO_SUCH_GROUP =
      Set.of("no_such_subteam", "subteam_disabled", "plan_upgrade_required", "paid_teams_only");

  /** Slack's answers that say that a person is not of this workspace. */
  private static final Set<String> NO_SUCH_PERSON = Set.of("user_not_found", "user_not_visible");

  private static final int MAX_ENTRIES = 10_000;

  private final WebApi slack;
  private final BotIdentity identity;
  private final Supplier<PolicySettings> policy;
  private final InstantSource clock;
  private final ExpiringCache<UserGroup, Set<String>> members;
  private final ExpiringCache<Person, Profile> profiles;

  /**
   * What Slack knows of a person.
   *
   * @param language null if they use Slack in a language that the bot does not speak
   */
  private record Profile(Standing standing, @Nullable Language language) {}

  public UserDirectory(
      WebApi slack, BotIdentity identity, Supplier<PolicySettings> policy, InstantSource clock) {
    this.slack = slack;
    this.identity = identity;
    this.policy = policy;
    this.clock = clock;
    this.members = new ExpiringCache<>(MAX_ENTRIES, clock, this::readMembers);
    this.profiles = new ExpiringCache<>(MAX_ENTRIES, clock, this::readProfile);
  }

  /** The user groups that the policy names. */
  private List<UserGroup> groups() {
    PolicySettings current = policy.get();
    return Stream.concat(
            current.rules().stream()
                .flatMap(rule -> Stream.of(rule.see(), rule.ask(), rule.approve().by())),
            current.channels().stream().map(PolicySettings.ListedChannel::approvers))
        .map(People::groups)
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }

  @Override
  public Member member(Person person) {
    return member(
        person,
        group -> members.get(group, MAX_AGE_TO_DECIDE),
        profiles.get(person, MAX_AGE_TO_DECIDE));
  }

  /**
   * The person as they were some minutes ago at most, which is enough to ask but not to decide; as
   * they were within a day if Slack does not answer.
   */
  public Member cachedMember(Person person) {
    return member(
        person,
        group -> members.getOrLast(group, MAX_AGE_TO_ASK, OLDEST_TO_ASK),
        profiles.getOrLast(person, MAX_AGE_TO_ASK, OLDEST_TO_ASK));
  }

  /**
   * Of when {@link #cachedMember} knows a person, if that is long ago because Slack does not
   * answer.
   */
  public Optional<Instant> outdatedSince(Person person) {
    return Stream.concat(
            profiles.readAt(person).stream(),
            groups().stream().flatMap(group -> members.readAt(group).stream()))
        .min(Instant::compareTo)
        .filter(oldest -> oldest.plus(MAX_AGE_TO_ASK).isBefore(clock.instant()));
  }

  /** The ids of a group's members as they were some minutes ago. */
  public Set<String> members(UserGroup group) {
    return members.getOrLast(group, MAX_AGE_TO_ASK, OLDEST_TO_ASK);
  }

  /** Whether {@link #cachedMember} works without asking Slack. */
  public boolean isCached(Person person) {
    return profiles.has(person, MAX_AGE_TO_ASK)
        && groups().stream().allMatch(group -> members.has(group, MAX_AGE_TO_ASK));
  }

  /** The language in which a person uses Slack, if it was read before; Slack is not asked. */
  public Optional<Language> language(Person person) {
    return profiles.last(person).map(Profile::language);
  }

  private Member member(
      Person person, Function<UserGroup, Set<String>> membersOf, Profile profile) {
    Set<UserGroup> memberOf =
        groups().stream()
            .filter(group -> membersOf.apply(group).contains(person.id()))
            .collect(Collectors.toSet());
    return new Member(person, memberOf, profile.standing());
  }

  private Set<String> readMembers(UserGroup group) {
    try {
      return slack.callInteractive(
          api -> api.usergroupsUsersList(r -> r.usergroup(group.id()).teamId(slack.team())),
          answer -> Set.copyOf(answer.getUsers()));
    } catch (SlackApiError error) {
      if (NO_SUCH_GROUP.stream().noneMatch(error::hasCode)) {
        throw error.asOperatorProblem();
      }
      // A group that does not exist has no members; the policy's other groups still count.
      log.atWarn()
          .addKeyValue("group", group)
          .setCause(error)
          .log("the policy names a user group that Slack does not have");
      return Set.of();
    }
  }

  private Profile readProfile(Person person) {
    try {
      User user =
          slack.callInteractive(
              api -> api.usersInfo(r -> r.user(person.id()).includeLocale(true)),
              UsersInfoResponse::getUser);
      String locale = user.getLocale();
      return new Profile(standing(user), locale == null ? null : Language.of(locale).orElse(null));
    } catch (SlackApiError error) {
      if (NO_SUCH_PERSON.stream().noneMatch(error::hasCode)) {
        throw error.asOperatorProblem();
      }
      return new Profile(Standing.FOREIGN, null);
    }
  }

  private Standing standing(User user) {
    if (user.isDeleted()) {
      return Standing.GONE;
    }
    if (user.isBot()) {
      return Standing.BOT;
    }
    if (user.isStranger() || !identity.get().hasMember(user)) {
      return Standing.FOREIGN;
    }
    return user.isRestricted() || user.isUltraRestricted() ? Standing.GUEST : Standing.FULL;
  }
}
