package dev.lighterman.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The formats of the log, as the bot's logback.xml has them. */
final class LogFormatTest {
  private static final Path CONFIGURATION = Path.of("src/main/resources/logback.xml");
  private static final Instant NOW = Instant.parse("2026-11-27T14:09:20.123Z");

  @Test
  void aLineOfTextBeginsWithTheFullDate() throws Exception {
    assertEquals(
        "2026-11-27T14:09:20.123Z WARN  Sample a step waits request=\"R412\" step=\"pull-check\"\n",
        line(null).replace(System.lineSeparator(), "\n"));
  }

  @Test
  void aLineOfJsonNamesTheRequestAndTheStep() throws Exception {
    String line = line("json");
    JsonNode read = new ObjectMapper().readTree(line);

    assertEquals(1, line.strip().lines().count());
    assertEquals("a step waits", read.path("formattedMessage").asText());
    assertEquals("WARN", read.path("level").asText());
    assertEquals(NOW.toEpochMilli(), read.path("timestamp").asLong());
    assertTrue(read.path("kvpList").findValuesAsText("request").contains("R412"), line);
    assertTrue(read.path("kvpList").findValuesAsText("step").contains("pull-check"), line);
  }

  /** As the bot logs it where the variable is so. */
  private static String line(@Nullable String format) throws Exception {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    if (format != null) {
      context.putProperty("LIGHTERMAN_LOG", format);
    }
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(CONFIGURATION.toFile());
    // Of a warning, Logback prints all that it did, before the first line of the log.
    assertEquals(
        List.of(),
        context.getStatusManager().getCopyOfStatusList().stream()
            .filter(each -> each.getEffectiveLevel() >= Status.WARN)
            .toList());
    var appenders = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
    var appender = (OutputStreamAppender<ILoggingEvent>) appenders.next();
    return new String(appender.getEncoder().encode(event(context)), StandardCharsets.UTF_8);
  }

  private static ILoggingEvent event(LoggerContext context) {
    Logger logger = context.getLogger("dev.lighterman.Sample");
    var event = new LoggingEvent("", logger, Level.WARN, "a step waits", null, null);
    event.setInstant(NOW);
    event.setKeyValuePairs(
        List.of(new KeyValuePair("request", "R412"), new KeyValuePair("step", "pull-check")));
    return event;
  }
}
