package dev.lighterman.request;

import dev.lighterman.value.Sentence;

/**
 * What a step does to one resource.
 *
 * @param subject the resource, unique within the plan: an ARM id or {@code kind/namespace/name}
 * @param says the effect in a sentence
 */
public record Effect(Kind kind, String subject, Sentence says) {
  /** What happens to the resource. */
  public enum Kind {
    CREATE,
    CHANGE,
    OVERWRITE,
    DELETE,
    /** It gets another state or password, and nothing brings back the former one. */
    RENEW,
    /** What is in use by others fails by it, now or later. */
    BREAKS_OTHERS,
    /** It affects others: a node's configuration, a cluster-wide component, a subscription. */
    TOUCHES_OTHERS,
    /** It costs money. */
    COST,
    /** It takes up storage of the site, which others do not share. */
    STORAGE,
    /** It exists only during the run. */
    PASSING,
    /** Nothing is done: it is already as it should be, or it is shared with others. */
    KEEP
  }

  /** Whether the other effect has the same kind and subject; the text may differ. */
  public boolean same(Effect other) {
    return kind == other.kind && subject.equalsIgnoreCase(other.subject);
  }

  /** Whether something is lost or fails by it, so that an approver is asked twice. */
  public boolean destroys() {
    return switch (kind) {
      case DELETE, RENEW, OVERWRITE, BREAKS_OTHERS -> true;
      case CREATE, CHANGE, TOUCHES_OTHERS, COST, STORAGE, PASSING, KEEP -> false;
    };
  }

  /** Whether something is lost by it that nothing brings back. */
  public boolean isForGood() {
    return kind == Kind.DELETE || kind == Kind.RENEW;
  }

  /**
   * Whether an undo takes it back; what others share by then stays, and what is deleted is lost.
   */
  public boolean canBeUndone() {
    return switch (kind) {
      case CREATE, CHANGE, OVERWRITE, PASSING -> true;
      case DELETE, RENEW, BREAKS_OTHERS, TOUCHES_OTHERS, COST, STORAGE, KEEP -> false;
    };
  }

  /** Whether an approver must have seen it; false for {@link Kind#KEEP}. */
  public boolean needsApproval() {
    return kind != Kind.KEEP;
  }
}
