package dev.lighterman.request;

import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody asked for.
 *
 * @param version counts every change of this record, so that nobody decides on an old one
 * @param plan what it will do, once planned
 * @param parent the request that this one is part of, if any
 */
public record Request(
    RequestNumber number,
    int version,
    Intent intent,
    RequestState state,
    @Nullable Plan plan,
    @Nullable RequestNumber parent,
    Instant asked) {
  /** The same request, moved on. */
  public Request moved(RequestState to) {
    return new Request(number, version + 1, intent, to, plan, parent, asked);
  }

  /** The same request with its plan. */
  public Request planned(Plan made, RequestState to) {
    return new Request(number, version + 1, intent, to, made, parent, asked);
  }
}
