package dev.lighterman.operation;

import dev.lighterman.request.ListedRequest;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.function.Predicate;

/** Which of the stored requests concern whom. */
public interface RequestFilters {
  /** The requests that wait for this person's approval. */
  Predicate<ListedRequest> awaiting(Person person);

  /** The requests that this person may see in the channel where they were asked. */
  Predicate<ListedRequest> visible(Person person);

  /** The requests that this person may see from a channel. */
  Predicate<ListedRequest> visibleFrom(Person person, Channel from);
}
