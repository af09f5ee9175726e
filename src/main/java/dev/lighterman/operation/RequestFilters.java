package dev.lighterman.operation;

import dev.lighterman.request.Request;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.function.Predicate;

/** Which of the stored requests concern whom. */
public interface RequestFilters {
  /** The requests that wait for this person's approval. */
  Predicate<Request> awaiting(Person person);

  /** The requests that this person may see in the channel where they were asked. */
  Predicate<Request> visible(Person person);

  /** The requests that this person may see from a channel. */
  Predicate<Request> visibleFrom(Person person, Channel from);
}
