package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.slack.api.FileUploads;
import dev.lighterman.sandbox.slack.api.WebApiEndpoint;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.AppDeliveries;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.delivery.EventsApi;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.delivery.ResponseUrls;
import dev.lighterman.sandbox.slack.delivery.SocketMode;
import dev.lighterman.sandbox.slack.people.BlockSuggestions;
import dev.lighterman.sandbox.slack.people.Click;
import dev.lighterman.sandbox.slack.people.ElementClicks;
import dev.lighterman.sandbox.slack.people.InteractionTarget;
import dev.lighterman.sandbox.slack.people.SubmittedViews;
import dev.lighterman.sandbox.slack.people.TypedSlashCommands;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.ChangeListeners;
import dev.lighterman.sandbox.slack.workspace.HistorySeed;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulated Slack: a workspace with its Web API, and the actions of its people. */
public final class SlackServer implements AutoCloseable {
  /** How long the real Slack waits. */
  public static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Workspace workspace;
  private final SocketMode socketMode;
  private final AppDeliveries deliveries;
  private final Interactivity interactivity;
  private final EventsApi events;
  private final SimulatedServer server;

  private SlackServer(Workspace workspace, ServerOptions options) {
    this.workspace = workspace;
    this.socketMode = new SocketMode(workspace, options.faults(), this::origin);
    this.deliveries = new AppDeliveries(workspace, options.faults(), socketMode);
    this.interactivity = Interactivity.create(workspace, this::origin);
    this.events = new EventsApi(workspace, deliveries);
    this.server =
        SimulatedServer.start(options.withErrorResponder(SlackServer::errorResponse), router());
  }

  /** Starts listening, with a workspace without messages; {@code clock} is Slack's time. */
  public static SlackServer start(ServerOptions options, BotApp app, InstantSource clock) {
    return start(options, app, Team.HARBOUR, clock, TIMEOUT, List.of());
  }

  /**
   * The same with a workspace's name, and users in addition to the default ones.
   *
   * @param timeout how long Slack waits for an acknowledgement, and a trigger id is valid
   */
  public static SlackServer start(
      ServerOptions options,
      BotApp app,
      Team team,
      InstantSource clock,
      Duration timeout,
      List<SlackUser> additionalUsers) {
    return new SlackServer(Workspace.create(app, team, clock, timeout, additionalUsers), options);
  }

  private Router router() {
    FileUploads uploads = new FileUploads(workspace, this::origin);
    WebApiEndpoint api = new WebApiEndpoint(workspace, interactivity, uploads, socketMode);
    return new Router(request -> ServerResponse.of(404, "text/plain", "There is no such page."))
        .route("POST", "/api/{method}", api::handle)
        .route("GET", "/api/{method}", api::handle)
        .route("GET", SocketMode.PATH, socketMode::connect)
        .route("POST", ResponseUrls.PATH + "{team}/{token}", interactivity.responseUrls()::handle)
        .route("POST", FileUploads.PATH + "{file}", uploads::receive)
        .route("GET", FileUploads.PATH + "{file}", uploads::send);
  }

  /** Slack's response to a request that a fault hits. */
  private static ServerResponse errorResponse(int status, ServerRequest request) {
    String error = status == 429 ? "ratelimited" : "internal_error";
    return ServerResponse.json(status, Json.object().put("ok", false).put("error", error));
  }

  private String origin() {
    return server.address().toString();
  }

  /** The base URL of the Web API, for {@code SLACK_API_URL}. */
  public URI apiUrl() {
    return server.address().resolve("/api/");
  }

  public BotApp app() {
    return workspace.app();
  }

  public ChangeListeners changes() {
    return workspace.changes();
  }

  /** Sets the app's Request URL, which gets commands, interactions and events. */
  public void setRequestUrl(URI requestUrl) {
    deliveries.setRequestUrl(requestUrl);
  }

  public SocketMode socketMode() {
    return socketMode;
  }

  /** The workspace as JSON: people, channels, messages, views, homes, past deliveries. */
  public ObjectNode state() {
    return new SlackState(workspace, deliveries, socketMode).json();
  }

  /** Types a slash command; its text is escaped as Slack does. */
  public DeliveryResult slashCommand(String user, String channel, String command, String text)
      throws TargetNotFound {
    return new TypedSlashCommands(workspace, deliveries, interactivity)
        .type(user, channel, command, text);
  }

  public DeliveryResult click(Click click) throws TargetNotFound {
    return new ElementClicks(workspace, deliveries, interactivity).click(click);
  }

  /** Types into an external select, which loads its options from the bot. */
  public DeliveryResult loadOptions(
      String user, InteractionTarget target, String actionId, @Nullable String query)
      throws TargetNotFound {
    return new BlockSuggestions(workspace, deliveries, interactivity)
        .load(user, target, actionId, query);
  }

  /** Submits a form; {@code values}: block → input. */
  public DeliveryResult submitView(String user, String viewId, JsonNode values)
      throws TargetNotFound {
    return new SubmittedViews(workspace, deliveries, interactivity).submit(user, viewId, values);
  }

  public DeliveryResult closeView(String user, String viewId) throws TargetNotFound {
    return new SubmittedViews(workspace, deliveries, interactivity).close(user, viewId);
  }

  public DeliveryResult openHome(String user) throws TargetNotFound {
    return events.homeOpened(user);
  }

  /** Sends a challenge to the Request URL, as Slack does when it is configured. */
  public DeliveryResult verifyRequestUrl() {
    return events.verifyUrl();
  }

  /** Posts a person's message in a channel, or in a thread; delivers it if it mentions the bot. */
  public DeliveryResult postMessage(
      String user, String channel, String text, @Nullable String thread) throws TargetNotFound {
    SlackUser person = workspace.person(user);
    MessageLocation location =
        MessageLocation.inChannel(workspace.channel(channel, person).id()).inThread(thread);
    return events.messagePosted(
        workspace.messages().post(user, location, MessageContent.text(text)));
  }

  /** Archives a channel, in which nobody can post from then on. */
  public void archive(String channel) {
    workspace.archived().add(channel);
    workspace.changes().notifyListeners();
  }

  /** Takes a channel out of the archive. */
  public void unarchive(String channel) {
    workspace.archived().remove(channel);
    workspace.changes().notifyListeners();
  }

  /** Posts yesterday's messages of a file in {@code #edge-ops}. */
  public void seedHistory(String file) {
    HistorySeed.seed(workspace, file);
  }

  @Override
  public void close() {
    server.close();
    socketMode.close();
    events.close();
    deliveries.close();
  }
}
