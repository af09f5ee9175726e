package dev.lighterman.operation;

import dev.lighterman.request.Request;
import dev.lighterman.value.Person;
import java.util.function.Predicate;

/** Which requests wait for whose approval. */
@FunctionalInterface
public interface PendingApprovals {
  /** The requests that wait for this person's approval. */
  Predicate<Request> awaiting(Person person);
}
