package dev.lighterman.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.methods.MethodsClient;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Another bot needs no more than what the sandbox prints where there is none. */
final class SandboxWithoutBotTest {
  private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'");
  private static final Pattern DELIVERIES =
      Pattern.compile("Slack's deliveries go to (http://\\S+)");

  @Test
  void whatItPrintsIsEnoughToCallSlackAndToVerifyItsDeliveries() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests())) {
      String printed = sandbox.startMessage();
      Map<String, String> told = exports(printed);

      assertTrue(client(told, "SLACK_BOT_TOKEN").authTest(r -> r).isOk());
      String secret = Objects.requireNonNull(told.get("SLACK_SIGNING_SECRET"));
      assertEquals("valid", firstDelivery(sandbox, printed, secret));
    }
  }

  @Test
  void forSocketModeItPrintsTheAppLevelToken() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests().withSocketMode(true))) {
      Map<String, String> told = exports(sandbox.startMessage());

      assertTrue(client(told, "SLACK_APP_TOKEN").appsConnectionsOpen(r -> r).isOk());
    }
  }

  @Test
  void thePageNamesWhatIsPrinted() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/sandbox.md"));
    for (String name :
        new String[] {
          "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "SLACK_API_URL", "--no-bot"
        }) {
      assertTrue(page.contains("`" + name + "`"), name);
    }
  }

  private static MethodsClient client(Map<String, String> told, String token) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(told.get("SLACK_API_URL"));
    return Slack.getInstance(config).methods(told.get(token));
  }

  private static Map<String, String> exports(String printed) {
    Map<String, String> told = new HashMap<>();
    EXPORT.matcher(printed).results().forEach(each -> told.put(each.group(1), each.group(2)));
    return told;
  }

  /** Whether the signature of a command is valid that is delivered to the printed address. */
  private static String firstDelivery(Sandbox sandbox, String printed, String secret)
      throws Exception {
    Matcher deliveries = DELIVERIES.matcher(printed);
    assertTrue(deliveries.find(), printed);
    URI address = URI.create(deliveries.group(1));
    var seen = new ArrayBlockingQueue<String>(1);
    HttpServer bot =
        HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
    bot.createContext(
        address.getPath(),
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String timestamp = exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp");
          String signature = exchange.getRequestHeaders().getFirst("X-Slack-Signature");
          String ours = new SlackSignature.Generator(secret).generate(timestamp, body);
          seen.add(ours.equals(signature) ? "valid" : "invalid");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    bot.start();
    try {
      sandbox.slack().slashCommand("U01ASKER", "C01EDGEOPS", "/registry", "list");
      return seen.remove();
    } finally {
      bot.stop(0);
    }
  }
}
