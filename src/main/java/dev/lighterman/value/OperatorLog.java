package dev.lighterman.value;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what operators have to mend, in one line: whoever is refused may try again as often as they
 * like. What people read of it has no secrets; what caused it may have some, and they are taken
 * out.
 */
public final class OperatorLog {
  private static final Logger log = LoggerFactory.getLogger(OperatorLog.class);
  private static final int MAX_LENGTH = 500;

  private OperatorLog() {}

  /**
   * Logs a problem.
   *
   * @param about what it keeps from being done, such as a request and its step
   */
  public static void mustAct(OperatorMustAct problem, Map<String, ?> about) {
    var event = log.atWarn();
    about.forEach(event::addKeyValue);
    event.addKeyValue("why", problem.why().key());
    problem.why().values().forEach(event::addKeyValue);
    if (problem.getCause() != null) {
      event.addKeyValue("cause", rootCause(problem.getCause()));
    }
    event.log("the operator must act");
  }

  /** The deepest cause says what the others only wrap, such as what is wrong in a certificate. */
  private static String rootCause(Throwable cause) {
    Throwable root =
        Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
            .limit(20)
            .reduce((_, deeper) -> deeper)
            .orElse(cause);
    String line = Redaction.of(root.toString()).strip().replaceAll("\\s+", " ");
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }
}
