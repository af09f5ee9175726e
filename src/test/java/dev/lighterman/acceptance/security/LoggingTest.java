package dev.lighterman.acceptance.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.read.ListAppender;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bot logs where it is run, by the configuration that it is run with. */
@Isolated("it changes how all of the JVM logs")
final class LoggingTest {
  private static final Path CONFIGURATION = Path.of("src/main/resources/logback.xml");
  private static final String SECRET_ADDRESS = "https://hooks.slack.com/commands/T1/once-only";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void logAsInEarnest() throws Exception {
    context.reset();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(CONFIGURATION.toFile());
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(logged);
    logged.start();
  }

  @AfterEach
  void logAsInTests() throws Exception {
    context.reset();
    new ContextInitializer(context).autoConfig();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload={\"type\":\"dance\",\"response_url\":\"" + SECRET_ADDRESS + "\"}",
        "dance=1&response_url=" + SECRET_ADDRESS,
        "payload={\"type\":\"shortcut\",\"callback_id\":\"dance\",\"team\":{\"id\":\"T0HARBOUR\"},"
            + "\"user\":{\"id\":\"U1\"},\"trigger_id\":\""
            + SECRET_ADDRESS
            + "\"}"
      })
  void whatNobodyKnowsIsReportedWithoutItsBody(String body) throws Exception {
    try (Conversation talk = Conversation.begin()) {
      assertTrue(delivered(talk, body) >= 400);
    }
    assertTrue(written().contains("BoltDispatcher"), written());
    assertFalse(written().contains("once-only"), written());
  }

  @Test
  void noSecretIsLoggedWhileARunIsCarriedOutOverABadLine() {
    Map<String, String> environment;
    try (Conversation talk = Conversation.atSpeed(500)) {
      environment = talk.sandbox().environment();
      talk.injectsFault("500", "face", "azure", "times", "1");
      talk.injectsFault("drop", "face", "azure", "method", "POST", "times", "1");
      Quickstart.deploy(talk);
    }
    assertTrue(written().contains("asked Azure for a change"), written());
    for (String name : List.of("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "AZURE_CLIENT_SECRET")) {
      String secret = Objects.requireNonNull(environment.get(name));
      assertFalse(written().contains(secret), () -> name + " in " + written());
    }
    assertFalse(written().contains("client_secret"), written());
    assertFalse(written().contains("body:"), written());
    assertFalse(written().contains("SyncTokenPassword="), written());
  }

  @Test
  void neitherTheAppsTokenNorAConnectionsAddressIsLogged() {
    String token;
    try (Conversation talk = Conversation.bySocketMode()) {
      token = Objects.requireNonNull(talk.sandbox().environment().get("SLACK_APP_TOKEN"));
      talk.injectsFault("500", "face", "slack", "path", "apps.connections.open", "times", "1");
      talk.injectsFault("drop", "face", "slack", "path", "/link/", "times", "1");
      talk.post("socket", Conversation.fields("do", "drop"));
      talk.until(
          () -> Optional.of(connections(talk)).filter(count -> count == 2),
          () -> "the bot does not connect again");
    }
    assertTrue(written().contains("another connection to Slack is needed"), written());
    assertFalse(written().contains(token), written());
    assertFalse(written().contains("ticket="), written());
  }

  /** How often the bot has connected since the beginning. */
  private static long connections(Conversation talk) {
    return Conversation.stream(talk.log())
        .filter(each -> each.path("path").asText().startsWith("/link/"))
        .filter(each -> each.path("status").asInt() == 101)
        .count();
  }

  /** All that was logged, with what was thrown. */
  private String written() {
    return List.copyOf(logged.list).stream()
        .map(event ->
            String.join(
                " ",
                event.getLoggerName(),
                event.getFormattedMessage(),
                String.valueOf(event.getKeyValuePairs()),
                thrown(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static String thrown(@Nullable IThrowableProxy thrown) {
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
  }

  /** Delivers what Slack could have signed; answers the status. */
  private static int delivered(Conversation talk, String body) throws Exception {
    String now = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    String secret =
        Objects.requireNonNull(talk.sandbox().environment().get("SLACK_SIGNING_SECRET"));
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(talk.entrance())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", now)
            .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signed))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
