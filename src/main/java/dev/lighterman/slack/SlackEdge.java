package dev.lighterman.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.operation.Catalogue;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.store.Store;
import dev.lighterman.workflow.Desk;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Listens to Slack: commands, buttons and forms come in here, and are answered. */
public final class SlackEdge implements AutoCloseable {
  /** More than Slack delivers to one bot while a signature is young enough to count. */
  private static final int DELIVERIES = 10_000;

  private final Replies replies;
  private final App bolt;
  private final Door door;

  /** What people can ask for, and who carries it out. */
  public record Business(Catalogue catalogue, Desk desk, Store store) {}

  public SlackEdge(
      SlackWorkspace workspace,
      ServerSettings server,
      Business business,
      Speech speech,
      InstantSource clock) {
    Whispers whispers = new Whispers(workspace.api(), workspace.postings());
    Mishaps mishaps = new Mishaps(() -> UUID.randomUUID().toString().substring(0, 8));
    replies = new Replies(mishaps, whispers, speech.voice());
    bolt = bolt(workspace);
    new Wiring(workspace, business, speech, replies, clock).routes().on(bolt);
    // Slack signs in real time, whatever time the bot is told to live in.
    Signatures signatures =
        new Signatures(workspace.settings().signingSecret(), InstantSource.system());
    door =
        new Door(
            server.bind(),
            server.port(),
            new Deliveries(signatures, new FirstAnswers(DELIVERIES), bolt));
  }

  private static App bolt(SlackWorkspace workspace) {
    SlackSettings settings = workspace.settings();
    AppConfig config =
        AppConfig.builder()
            .slack(workspace.api().slack())
            .singleTeamBotToken(settings.botToken().reveal())
            .signingSecret(settings.signingSecret().reveal())
            .allEventsApiAutoAckEnabled(true)
            .build();
    return new App(config, List.of(new Authorization(settings.botToken(), workspace.identity())));
  }

  /** Opens the door, as soon as whoever comes is answered in time. */
  public void start() {
    WarmUp.of(bolt);
    door.open();
  }

  /** Where it listens, once started. */
  public int port() {
    return door.port();
  }

  @Override
  public void close() {
    door.close();
    replies.close();
  }
}
