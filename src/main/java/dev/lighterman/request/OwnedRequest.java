package dev.lighterman.request;

import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.util.List;

/** A request as far as it says whose it is. */
public interface OwnedRequest {
  RequestNumber number();

  Intent intent();

  /** To whom it was handed over, the present owner last; empty if it is still the asker's. */
  List<Person> owners();

  /** Who answers for it, and is told what becomes of it. */
  default Person owner() {
    return owners().isEmpty() ? intent().asker() : owners().getLast();
  }

  /** Whether it is or was somebody's own, so that they never approve it. */
  default boolean isOwn(Person person) {
    return person.equals(intent().asker()) || owners().contains(person);
  }
}
