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
    App bolt = bolt(workspace);
    routes(workspace, business, speech, clock).on(bolt);
    Signatures signatures = new Signatures(workspace.settings().signingSecret(), clock);
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

  private Routes routes(
      SlackWorkspace workspace, Business business, Speech speech, InstantSource clock) {
    Voice voice = speech.voice();
    Roster roster = workspace.roster();
    Questions questions = new Questions(roster, speech.whoMay(), clock);
    Asks asks = new Asks(roster, speech.whoMay(), workspace.presence(), voice, business.desk());
    Decisions decisions = new Decisions(roster, business.store().requests(), business.desk());
    CommandLines lines =
        new CommandLines(business.store(), roster, speech.whoMay(), speech.requests());
    Conversations conversations = new Conversations(questions, asks, decisions, lines);
    Modals modals = new Modals(workspace.api());
    Forms forms = new Forms(modals, business.catalogue(), asks, replies, voice);
    RejectForm rejectForm = new RejectForm(modals, decisions, replies, voice);
    Ears ears = new Ears(workspace.settings().apiUrl());
    Commands commands = new Commands(business.catalogue(), conversations, forms, replies, voice);
    Clicks clicks = new Clicks(commands, conversations, rejectForm, replies, voice, ears);
    Submissions submissions = new Submissions(business.catalogue(), asks, replies, voice);
    return new Routes(commands, clicks, forms, submissions, rejectForm, ears);
  }

  /** Opens the door. */
  public void start() {
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
