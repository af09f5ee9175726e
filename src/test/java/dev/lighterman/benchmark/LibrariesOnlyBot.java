package dev.lighterman.benchmark;

import com.ibm.icu.text.MessageFormat;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bot of nothing but the libraries that ours stands on: it has no more to say than that all of
 * them are there, and each has been used once when it has said so.
 */
public final class LibrariesOnlyBot {
  private static final Logger log = LoggerFactory.getLogger(LibrariesOnlyBot.class);
  private static final String SAYS = "{count, plural, one {One} other {#}}: {names}";

  private final BotEnvironmentVariables environment;
  private final BareSdkClients cloud;
  private final FileChannel journal;

  private LibrariesOnlyBot(BotEnvironmentVariables environment) throws IOException {
    this.environment = environment;
    this.journal =
        FileChannel.open(
            Path.of(environment.of("LIGHTERMAN_DATA"), "decisions.txt"),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    this.cloud = new BareSdkClients(environment);
  }

  /** Runs until its input ends, as the bot does in the sandbox. */
  public static void main(String[] arguments) throws Exception {
    var environment = new BotEnvironmentVariables(System.getenv());
    BareDatabase.open(environment);
    new LibrariesOnlyBot(environment).serve();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private void serve() throws Exception {
    var server = new Server(Integer.parseInt(environment.of("LIGHTERMAN_PORT")));
    var paths = new ServletContextHandler("/");
    paths.addServlet(new SlackAppServlet(app()), "/slack/events");
    server.setHandler(paths);
    server.start();
  }

  private App app() {
    var slack = new SlackConfig();
    slack.setMethodsEndpointUrlPrefix(environment.of("SLACK_API_URL"));
    var app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(slack))
                .singleTeamBotToken(environment.of("SLACK_BOT_TOKEN"))
                .signingSecret(environment.of("SLACK_SIGNING_SECRET"))
                .build());
    app.command(
        "/registry",
        (request, context) -> {
          String text = request.getPayload().getText();
          if (text.equals("help")) {
            return context.ack(words(List.of("help")));
          }
          if (text.startsWith("approve")) {
            append(text);
            return context.ack();
          }
          Thread.startVirtualThread(() -> list(context));
          return context.ack();
        });
    return app;
  }

  /** Returns once the decision is on the disk. */
  private synchronized void append(String decision) throws IOException {
    journal.write(ByteBuffer.wrap((decision + "\n").getBytes(StandardCharsets.UTF_8)));
    journal.force(false);
  }

  private void list(SlashCommandContext context) {
    try {
      context.respond(words(cloud.names()));
    } catch (IOException failure) {
      log.atError().setCause(failure).log("can't answer");
    }
  }

  private static String words(List<String> names) {
    return new MessageFormat(SAYS, Locale.ENGLISH)
        .format(Map.of("count", names.size(), "names", String.join(", ", names)));
  }
}
