package dev.lighterman.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

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
    List<Map.Entry<String, ?>> said = new ArrayList<>(about.entrySet());
    said.add(Map.entry("why", problem.why().key()));
    said.addAll(problem.why().values().entrySet());
    if (problem.getCause() != null) {
      said.add(Map.entry("cause", rootCause(problem.getCause())));
    }
    LoggingEventBuilder event = log.atWarn();
    for (Map.Entry<String, ?> each : said) {
      event = event.addKeyValue(each.getKey(), each.getValue());
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
