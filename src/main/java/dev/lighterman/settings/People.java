package dev.lighterman.settings;

import dev.lighterman.value.Person;
import dev.lighterman.value.UserGroup;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some people of a workspace: persons, user groups, or everyone.
 *
 * @param everyone whether every full member is included
 */
public record People(boolean everyone, List<Person> persons, List<UserGroup> groups) {
  public static final People NOBODY = new People(false, List.of(), List.of());
  public static final People EVERYONE = new People(true, List.of(), List.of());

  public People {
    persons = List.copyOf(persons);
    groups = List.copyOf(groups);
  }

  public boolean include(Person person, Collection<UserGroup> memberOf) {
    return everyone || persons.contains(person) || groups.stream().anyMatch(memberOf::contains);
  }

  public boolean nobody() {
    return !everyone && persons.isEmpty() && groups.isEmpty();
  }

  /** The groups and the persons, as values of sentences. */
  public List<Object> named() {
    return Stream.<Object>concat(groups.stream(), persons.stream()).toList();
  }
}
