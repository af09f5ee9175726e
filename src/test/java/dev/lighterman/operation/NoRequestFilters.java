package dev.lighterman.operation;

import dev.lighterman.request.ListedRequest;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.function.Predicate;

/** Nothing waits for anybody, and everybody sees everything. */
public record NoRequestFilters() implements RequestFilters {
  @Override
  public Predicate<ListedRequest> awaiting(Person person) {
    return _ -> false;
  }

  @Override
  public Predicate<ListedRequest> visible(Person person) {
    return _ -> true;
  }

  @Override
  public Predicate<ListedRequest> visibleFrom(Person person, Channel from) {
    return _ -> true;
  }
}
