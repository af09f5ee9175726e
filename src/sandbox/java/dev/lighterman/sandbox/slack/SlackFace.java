package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.slack.api.Methods;
import dev.lighterman.sandbox.slack.api.RateLimits;
import dev.lighterman.sandbox.slack.api.Uploads;
import dev.lighterman.sandbox.slack.api.WebApi;
import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.delivery.Deliveries;
import dev.lighterman.sandbox.slack.delivery.Events;
import dev.lighterman.sandbox.slack.delivery.Interactive;
import dev.lighterman.sandbox.slack.delivery.Outcome;
import dev.lighterman.sandbox.slack.delivery.ResponseUrls;
import dev.lighterman.sandbox.slack.delivery.SocketMode;
import dev.lighterman.sandbox.slack.people.Click;
import dev.lighterman.sandbox.slack.people.Clicks;
import dev.lighterman.sandbox.slack.people.Commands;
import dev.lighterman.sandbox.slack.people.Submissions;
import dev.lighterman.sandbox.slack.people.Suggestions;
import dev.lighterman.sandbox.slack.people.Talk;
import dev.lighterman.sandbox.slack.people.Target;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.Changes;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import dev.lighterman.sandbox.slack.workspace.Yesterday;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workspace behind the real Web API, and the people in it, whose doings go to the bot. */
public final class SlackFace implements AutoCloseable {
  private final Workspace workspace;
  private final SocketMode socketMode;
  private final Deliveries deliveries;
  private final Interactive interactive;
  private final Events events;
  private final Face face;

  private SlackFace(Workspace workspace, FaceOptions options) {
    this.workspace = workspace;
    this.socketMode = new SocketMode(workspace, options.faults(), this::origin);
    this.deliveries = new Deliveries(workspace, options.faults(), socketMode);
    this.interactive = Interactive.in(workspace, this::origin);
    this.events = new Events(workspace, deliveries);
    this.face = Face.start(options.refusing(SlackFace::refusal), router());
  }

  /** Starts listening, over an empty workspace; everything in Slack runs on {@code clock}. */
  public static SlackFace start(FaceOptions options, BotApp app, InstantSource clock) {
    return start(options, app, clock, List.of());
  }

  /** The same with more people in it than are everywhere. */
  public static SlackFace start(
      FaceOptions options, BotApp app, InstantSource clock, List<Person> more) {
    return new SlackFace(Workspace.harbour(app, clock, more), options);
  }

  private Router router() {
    Uploads uploads = new Uploads(workspace, this::origin);
    Methods methods = new Methods(workspace, interactive, uploads, socketMode);
    WebApi api = new WebApi(workspace.app(), new RateLimits(workspace.clock()), methods.all());
    return new Router(request -> Response.of(404, "text/plain", "There is no such page."))
        .on("POST", "/api/{method}", api::answer)
        .on("GET", "/api/{method}", api::answer)
        .on("GET", SocketMode.PATH, socketMode::connect)
        .on("POST", ResponseUrls.PATH + "{team}/{token}", interactive.urls()::answer)
        .on("POST", Uploads.PATH + "{file}", uploads::receive)
        .on("GET", Uploads.PATH + "{file}", uploads::send);
  }

  /** How Slack itself says that it is throttled or broken. */
  private static Response refusal(int status, Request request) {
    String error = status == 429 ? "ratelimited" : "internal_error";
    return Response.json(status, Json.object().put("ok", false).put("error", error));
  }

  private String origin() {
    return face.address().toString();
  }

  /** What {@code SLACK_API_URL} has to be. */
  public URI apiUrl() {
    return face.address().resolve("/api/");
  }

  public BotApp app() {
    return workspace.app();
  }

  public Changes changes() {
    return workspace.changes();
  }

  /** Where commands, interactions and events go from now on. */
  public void deliverTo(URI bot) {
    deliveries.to(bot);
  }

  /** The other way to the bot. */
  public SocketMode socketMode() {
    return socketMode;
  }

  /** The workspace for the page: people, channels, messages, views, homes, inspector. */
  public ObjectNode state() {
    return new SlackState(workspace, deliveries, socketMode).json();
  }

  /** Types a slash command; the words are escaped as Slack does. */
  public Outcome slash(String user, String channel, String command, String text)
      throws NoSuchThing {
    return new Commands(workspace, deliveries, interactive).type(user, channel, command, text);
  }

  public Outcome click(Click click) throws NoSuchThing {
    return new Clicks(workspace, deliveries, interactive).click(click);
  }

  /** Types into a menu that asks the bot for its options. */
  public Outcome options(String user, Target target, String actionId, @Nullable String query)
      throws NoSuchThing {
    return new Suggestions(workspace, deliveries, interactive)
        .options(user, target, actionId, query);
  }

  /** Submits a form; {@code values}: block → what was typed or chosen. */
  public Outcome submit(String user, String viewId, JsonNode values) throws NoSuchThing {
    return new Submissions(workspace, deliveries, interactive).submit(user, viewId, values);
  }

  public Outcome close(String user, String viewId) throws NoSuchThing {
    return new Submissions(workspace, deliveries, interactive).close(user, viewId);
  }

  public Outcome openHome(String user) throws NoSuchThing {
    return events.homeOpened(user);
  }

  /** Asks the bot to repeat a challenge, as Slack does when an address is configured. */
  public Outcome verifyAddress() {
    return events.verifyAddress();
  }

  /** Says something in a channel, or in the thread under {@code thread}. */
  public Outcome say(String user, String channel, String text, @Nullable String thread)
      throws NoSuchThing {
    return new Talk(workspace, events).say(user, channel, text, thread);
  }

  /** Fills {@code #edge-ops} with what was said there yesterday, by the file of that name. */
  public void recallYesterday(String file) {
    Yesterday.recall(workspace, file);
  }

  @Override
  public void close() {
    face.close();
    socketMode.close();
    events.close();
    deliveries.close();
  }
}
