package dev.lighterman.value;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the log says that an operator must mend; of all tests that run at this time. */
public final class LoggedProblems implements AutoCloseable {
  private final Logger logger = logger();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  public LoggedProblems() {
    logged.start();
    logger.addAppender(logged);
  }

  /** The first test of a JVM may come while logging begins, and gets what stands in for it. */
  private static Logger logger() {
    while (true) {
      if (LoggerFactory.getLogger(OperatorLog.class) instanceof Logger logger) {
        return logger;
      }
      Thread.onSpinWait();
    }
  }

  /** Each as it is written, with what was thrown, that has all these words. */
  public List<String> with(String... words) {
    return List.copyOf(logged.list).stream()
        .map(LoggedProblems::line)
        .filter(line -> List.of(words).stream().allMatch(line::contains))
        .toList();
  }

  private static String line(ILoggingEvent event) {
    String thrown = event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy();
    return event.getFormattedMessage() + " " + event.getKeyValuePairs() + thrown;
  }

  @Override
  public void close() {
    logger.detachAppender(logged);
  }
}
