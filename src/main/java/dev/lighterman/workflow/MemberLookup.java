package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.value.Person;

/** Looks up people in the workspace. */
@FunctionalInterface
public interface MemberLookup {
  /**
   * The person with their current groups. Call it outside of transactions.
   *
   * @throws dev.lighterman.value.TryLater if the workspace is not available now
   */
  Member member(Person person);
}
