package dev.lighterman.approval;

import dev.lighterman.value.Group;
import dev.lighterman.value.Person;
import java.util.Set;

/**
 * A person as the workspace knows them at this moment.
 *
 * @param groups the user groups that the person is in
 */
public record Member(Person person, Set<Group> groups, Standing standing) {
  public Member {
    groups = Set.copyOf(groups);
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
