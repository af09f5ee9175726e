package dev.lighterman.approval;

import dev.lighterman.settings.People;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.util.Set;

/**
 * A person as the workspace knows them at this moment.
 *
 * @param groups the user groups that the person is in
 */
public record Member(Person person, Set<UserGroup> groups, Standing standing) {
  public Member {
    groups = Set.copyOf(groups);
  }

  /** Guests have to be named; bots, strangers and those who are gone can't be. */
  boolean among(People people) {
    return switch (standing) {
      case FULL -> people.include(person, groups);
      case GUEST ->
          people.persons().contains(person) || people.groups().stream().anyMatch(groups::contains);
      case BOT, FOREIGN, GONE -> false;
    };
  }

  /** Why somebody who is no full member may not. */
  Sentence refusal() {
    return switch (standing) {
      case GUEST -> Sentence.of("approval.guest");
      case BOT -> Sentence.of("approval.bot");
      case FOREIGN -> Sentence.of("approval.foreign");
      case GONE, FULL -> Sentence.of("approval.gone");
    };
  }

  /** What somebody is in the workspace. */
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
