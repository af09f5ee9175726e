package dev.lighterman.operation;

import dev.lighterman.request.Request;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.function.Predicate;

/** Nothing waits for anybody, and everybody sees everything. */
public record NoRequestFilters() implements RequestFilters {
  @Override
  public Predicate<Request> awaiting(Person person) {
    return _ -> false;
  }

  @Override
  public Predicate<Request> visible(Person person) {
    return _ -> true;
  }

  @Override
  public Predicate<Request> visibleFrom(Person person, Channel from) {
    return _ -> true;
  }
}
