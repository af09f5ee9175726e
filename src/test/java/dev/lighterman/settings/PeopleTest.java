package dev.lighterman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.value.Person;
import dev.lighterman.value.UserGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a list of people means. */
final class PeopleTest {
  private static final Person AMINA = new Person("U01ASKER");
  private static final Person BEN = new Person("U02APPROVER");
  private static final UserGroup LEADS = new UserGroup("S01LEADS");
  private static final UserGroup ONCALL = new UserGroup("S02ONCALL");

  @Test
  void aListMeansThePersonsAndTheMembersOfTheGroupsThatItNames() {
    var people = new People(false, List.of(AMINA), List.of(LEADS));

    assertTrue(people.include(AMINA, List.of()));
    assertTrue(people.include(BEN, List.of(ONCALL, LEADS)));
    assertFalse(people.include(BEN, List.of(ONCALL)));
    assertEquals(List.of(LEADS, AMINA), people.named());
  }

  @Test
  void everyoneMeansAnybodyAndNobodyMeansNone() {
    assertTrue(People.EVERYONE.include(BEN, List.of()));
    assertFalse(People.NOBODY.include(BEN, List.of(LEADS)));
    assertTrue(People.NOBODY.nobody());
    assertFalse(People.EVERYONE.nobody());
    assertFalse(new People(false, List.of(AMINA), List.of()).nobody());
    assertFalse(new People(false, List.of(), List.of(LEADS)).nobody());
  }
}
