package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far one step of a run is.
 *
 * @param began its first attempt
 * @param ended when it was done, undone or failed
 * @param says what the last attempt said
 * @param facts what it left worth keeping, no secrets
 */
public record StepProgress(
    StepId id,
    Status mark,
    @Nullable Instant began,
    @Nullable Instant ended,
    @Nullable Sentence says,
    Map<String, String> facts) {
  public StepProgress {
    facts = Map.copyOf(facts);
  }

  /** Not touched yet. */
  public static StepProgress untouched(StepId id) {
    return new StepProgress(id, Status.OPEN, null, null, null, Map.of());
  }

  /** What it is after an attempt; its first one stays where it began. */
  public StepProgress after(
      Status mark, @Nullable Instant ended, Sentence says, Map<String, String> facts) {
    return new StepProgress(id, mark, began, ended, says, facts);
  }

  /** Where the step stands. */
  public enum Status {
    OPEN,
    WAITING,
    DONE,
    FAILED,
    UNDONE
  }
}
