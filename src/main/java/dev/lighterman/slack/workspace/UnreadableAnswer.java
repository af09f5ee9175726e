package dev.lighterman.slack.workspace;

import java.io.IOException;
import java.io.Serial;

/**
 * Slack, or what stands before it, answered something that is no answer of the Web API, or lacks
 * what it is read for.
 */
final class UnreadableAnswer extends IOException {
  @Serial private static final long serialVersionUID = 1;

  UnreadableAnswer() {
    super("neither JSON nor an error code");
  }

  UnreadableAnswer(RuntimeException lacking) {
    super("the answer lacks what it is read for", lacking);
  }
}
