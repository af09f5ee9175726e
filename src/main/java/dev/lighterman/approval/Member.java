package dev.lighterman.approval;

import dev.lighterman.settings.People;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.util.Set;

/**
 * A person as the workspace knows them now.
 *
 * @param groups the user groups that the person is in
 */
public record Member(Person person, Set<UserGroup> groups, Standing standing) {
  public Member {
    groups = Set.copyOf(groups);
  }

  /**
   * Whether these people include the person: a guest only by name or group; a bot, a member of
   * another workspace and a deactivated account never.
   */
  boolean among(People people) {
    return switch (standing) {
      case FULL -> people.include(person, groups);
      case GUEST ->
          people.persons().contains(person) || people.groups().stream().anyMatch(groups::contains);
      case BOT, FOREIGN, GONE -> false;
    };
  }

  /** Why somebody who is not a full member is refused. */
  public Sentence refusal() {
    return switch (standing) {
      case GUEST -> Sentence.of("approval.guest");
      case BOT -> Sentence.of("approval.bot");
      case FOREIGN -> Sentence.of("approval.foreign");
      case GONE, FULL -> Sentence.of("approval.gone");
    };
  }

  /** What a person is in the workspace. */
  public enum Standing {
    FULL,
    GUEST,
    BOT,
    /** Of another workspace. */
    FOREIGN,
    /** Deactivated. */
    GONE
  }
}
