package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.value.Person;

/** Who people are in the workspace at this moment. */
@FunctionalInterface
public interface MemberLookup {
  /**
   * The person with their groups; asked outside of any transaction.
   *
   * @throws dev.lighterman.value.TryLater if the workspace can't be asked now
   */
  Member member(Person person);
}
