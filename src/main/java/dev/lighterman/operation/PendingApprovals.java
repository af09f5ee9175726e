package dev.lighterman.operation;

import dev.lighterman.request.Request;
import dev.lighterman.value.Person;
import java.util.function.Predicate;

/** Whose votes are wanted. */
@FunctionalInterface
public interface PendingApprovals {
  /** The requests that wait for this person's approval. */
  Predicate<Request> awaiting(Person person);
}
