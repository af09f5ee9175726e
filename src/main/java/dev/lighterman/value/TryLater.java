package dev.lighterman.value;

import java.time.Duration;

/**
 * Thrown for what may work later without anybody's help: after a refused connection, a timeout, a
 * 429 or a 5xx.
 */
public final class TryLater extends RuntimeException {
  private static final String AZURE = "azure.";
  private static final String KUBERNETES = "kubernetes.";

  private final transient Sentence why;
  private final transient Duration after;

  /**
   * @param after how long the other side asked us to wait; zero if it did not say
   */
  public TryLater(Sentence why, Duration after) {
    super(why.toString());
    this.why = why;
    this.after = after;
  }

  public Sentence why() {
    return why;
  }

  /** For a person who has to try again: why, and what to do. */
  public Sentence answer() {
    if (why.key().startsWith(AZURE)) {
      return Sentence.of("try-later.azure", "why", why);
    }
    return why.key().startsWith(KUBERNETES) ? Sentence.of("try-later.kubernetes", "why", why) : why;
  }

  /** Whether a sentence is about Azure or a cluster, which does not do what it is asked now. */
  public static boolean isAboutAnotherSystem(Sentence why) {
    return why.key().startsWith(AZURE) || why.key().startsWith(KUBERNETES);
  }

  public Duration after() {
    return after;
  }

  /** How long to wait: as long as the other side asked for, and at least this long. */
  public Duration afterAtLeast(Duration shortest) {
    return after.compareTo(shortest) > 0 ? after : shortest;
  }
}
