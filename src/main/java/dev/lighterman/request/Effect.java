package dev.lighterman.request;

import dev.lighterman.value.Sentence;

/**
 * What a step does to one thing.
 *
 * @param subject what it is about, unique within the plan: an ARM id or {@code kind/namespace/name}
 * @param says the effect in a sentence
 */
public record Effect(Kind kind, String subject, Sentence says) {
  /** What the thing goes through. */
  public enum Kind {
    CREATE,
    CHANGE,
    OVERWRITE,
    DELETE,
    /** Something that others share or feel: a node's configuration, a bill, a cluster-wide part. */
    TOUCHES_OTHERS,
    /** It is there for the run only, and nothing of it remains. */
    PASSING,
    /** It is already right, or others share it: nothing is done to it. */
    KEEP
  }

  /** Whether another does the same to the same thing, in whatever words. */
  public boolean same(Effect other) {
    return kind == other.kind && subject.equalsIgnoreCase(other.subject);
  }

  /** Whether an approver has to have seen it: all but what is kept. */
  public boolean needsApproval() {
    return kind != Kind.KEEP;
  }
}
