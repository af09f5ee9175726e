package dev.lighterman.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.catalogue.Catalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.SlackSettings.Entrance;
import dev.lighterman.slack.http.Authorization;
import dev.lighterman.slack.http.Deliveries;
import dev.lighterman.slack.http.Door;
import dev.lighterman.slack.http.FirstAnswers;
import dev.lighterman.slack.http.Health;
import dev.lighterman.slack.http.Signatures;
import dev.lighterman.slack.inbound.Replies;
import dev.lighterman.slack.message.Mishaps;
import dev.lighterman.slack.message.Speech;
import dev.lighterman.slack.message.Voice;
import dev.lighterman.slack.message.Voices;
import dev.lighterman.slack.message.Whispers;
import dev.lighterman.slack.socket.Connector;
import dev.lighterman.slack.socket.Envelopes;
import dev.lighterman.slack.socket.Rhythm;
import dev.lighterman.slack.socket.Sockets;
import dev.lighterman.store.Store;
import dev.lighterman.value.Language;
import dev.lighterman.value.Secret;
import dev.lighterman.workflow.Desk;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Listens to Slack: commands, buttons and forms come in here, and are answered. */
public final class SlackEdge implements AutoCloseable {
  /** More than Slack delivers to one bot while a signature is young enough to count. */
  private static final int DELIVERIES = 10_000;

  private static final String EVENTS = "/slack/events";
  private static final String HEALTH = "/healthz";

  private final Replies replies;
  private final Task task;
  private final App bolt;
  private final WarmUp warmUp;
  private final Optional<Sockets> sockets;
  private final Door door;

  /** What people can ask for, and who carries it out. */
  public record Business(Catalogue catalogue, Desk desk, Store store) {}

  /**
   * @param ids names for our own faults, the beginning of one for each
   */
  public SlackEdge(
      SlackWorkspace workspace,
      ServerSettings server,
      Business business,
      Speech speech,
      InstantSource clock,
      Supplier<UUID> ids) {
    Whispers whispers = new Whispers(workspace.postings());
    Mishaps mishaps = new Mishaps(() -> ids.get().toString().substring(0, 8));
    replies = new Replies(mishaps, whispers, new Voices(speech, workspace.roster()));
    bolt = bolt(workspace);
    Wiring wiring = new Wiring(workspace, business, speech, replies, clock);
    wiring.routes().on(bolt);
    task = wiring.task();
    FirstAnswers answers = new FirstAnswers(DELIVERIES);
    Voice voice = speech.voice(Language.EN);
    warmUp = new WarmUp(bolt, voice, business.catalogue().usages());
    sockets = sockets(workspace, answers, voice);
    door = new Door(server, paths(workspace.settings().entrance(), answers));
  }

  private Optional<Sockets> sockets(SlackWorkspace workspace, FirstAnswers answers, Voice voice) {
    return workspace
        .invitations()
        .map(invitations ->
            new Sockets(
                Connector.by(invitations, Rhythm.USUAL),
                new Envelopes(answers, bolt),
                voice,
                InstantSource.system()));
  }

  private Map<String, HttpServlet> paths(Entrance entrance, FirstAnswers answers) {
    Health health = new Health(() -> sockets.map(Sockets::reachable).orElse(true));
    return switch (entrance) {
      // Slack signs in real time, whatever time the bot is told to live in.
      case Entrance.Requests(Secret secret) ->
          Map.of(
              HEALTH,
              health,
              EVENTS,
              new Deliveries(new Signatures(secret, InstantSource.system()), answers, bolt));
      case Entrance.Sockets _ -> Map.of(HEALTH, health);
    };
  }

  private static App bolt(SlackWorkspace workspace) {
    SlackSettings settings = workspace.settings();
    AppConfig config =
        AppConfig.builder()
            .slack(workspace.api().slack())
            .singleTeamBotToken(settings.botToken().reveal())
            .allEventsApiAutoAckEnabled(true)
            .build();
    return new App(config, List.of(new Authorization(settings.botToken(), workspace.identity())));
  }

  /** Carries out what people decided, whatever dies after they were acknowledged. */
  public Task task() {
    return task;
  }

  /** Lets in what people do, as soon as whoever comes is answered in time. */
  public void start() {
    warmUp.run();
    door.open();
    sockets.ifPresent(Sockets::open);
  }

  /** Where it listens, once started. */
  public int port() {
    return door.port();
  }

  /** Whether Slack's deliveries come by Socket Mode, and not there. */
  public boolean connects() {
    return sockets.isPresent();
  }

  @Override
  public void close() {
    sockets.ifPresent(Sockets::close);
    door.close();
    replies.close();
  }
}
