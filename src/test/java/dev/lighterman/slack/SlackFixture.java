package dev.lighterman.slack;

import static dev.lighterman.value.LongTimeouts.LONG;
import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.people.Click;
import dev.lighterman.sandbox.slack.people.InteractionTarget;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.Outbox;
import dev.lighterman.status.Localization;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Secret;
import dev.lighterman.workflow.RequestInbox;
import dev.lighterman.workflow.Workflow;
import dev.lighterman.workflow.WorkflowDependencies;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The simulated workspace Harbour with the Slack edge and a workflow. Tests act as its people and
 * read its messages.
 */
public final class SlackFixture implements AutoCloseable {
  public static final String AMINA = "U01ASKER";
  public static final String BEN = "U02APPROVER";
  public static final String OLGA = "U03OUTSIDER";
  public static final String GUS = "U05GUEST";
  public static final String EDGE_OPS = "C01EDGEOPS";
  public static final String RANDOM = "C03RANDOM";

  private static final ObjectMapper JSON = new ObjectMapper();

  public final ActiveFaults faults = new ActiveFaults();
  public final RequestLog log = new RequestLog();
  public final SlackServer slack;
  public final Store store;
  public final LocalizedRenderers renderers;
  public final ControlledStepExecutor stepExecutor = new ControlledStepExecutor();
  public final RequestInbox requestInbox;

  /** What is done while a form is checked. */
  public final AtomicReference<Runnable> whileChecked = new AtomicReference<>(() -> {});

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TaskScheduler scheduler;
  private final SlackWorkspace workspace;
  private final SlackEdge edge;

  public SlackFixture(Path directory) {
    this(directory, FixturePolicies.harbour());
  }

  public SlackFixture(Path directory, PolicySettings policy) {
    this(directory, policy, InstantSource.system());
  }

  /** With a clock of the bot's own. */
  public SlackFixture(Path directory, PolicySettings policy, InstantSource clock) {
    this(directory, policy, LONG, SlackServer.TIMEOUT.multipliedBy(10), clock);
  }

  /** Where Slack waits no longer than the real one, and the bot knows it. */
  public static SlackFixture inTime(Path directory, PolicySettings policy) {
    return inTime(directory, policy, InstantSource.system());
  }

  /** The same with a clock of the bot's own. */
  public static SlackFixture inTime(Path directory, PolicySettings policy, InstantSource clock) {
    return new SlackFixture(
        directory, policy, InteractionTimeouts.DEFAULT, SlackServer.TIMEOUT, clock);
  }

  private SlackFixture(
      Path directory,
      PolicySettings policy,
      InteractionTimeouts timeouts,
      Duration slackTimeout,
      InstantSource clock) {
    slack =
        SlackServer.start(
            ServerOptions.plain("slack", 0, faults, log),
            BotApp.lighterman(),
            Team.HARBOUR,
            InstantSource.system(),
            slackTimeout,
            List.of());
    store =
        Store.open(
            StoreSettings.in(directory),
            new PlanJson(FakeDetails.formats(Map.of("test/1", FakeNamedStep.class))),
            timeouts);
    scheduler = new TaskScheduler(store.database());
    workspace = SlackWorkspace.connect(settings(), () -> policy, timeouts, clock, meters);
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    renderers =
        new LocalizedRenderers(
            new Localization(), workspace.users(), () -> evaluator, () -> policy, store.freezes());
    SlackNotifier announcer = new SlackNotifier(workspace, store, scheduler, renderers, clock);
    OperationCatalogue catalogue = FakeOperations.catalogue(() -> whileChecked.get().run());
    Workflow workflow =
        new Workflow(
            store,
            scheduler,
            new WorkflowDependencies(
                catalogue::change,
                () -> evaluator,
                workspace.memberLookup(),
                stepExecutor,
                announcer.progress(),
                clock,
                System::nanoTime));
    requestInbox = workflow.inbox();
    edge =
        new SlackEdge(
            workspace,
            new ServerSettings("127.0.0.1", 0),
            new SlackEdge.Backend(
                catalogue, () -> evaluator, requestInbox, workflow.freeze(), store),
            renderers,
            timeouts,
            clock,
            UUID::randomUUID);
    List<Task> tasks = new ArrayList<>(workflow.tasks());
    tasks.add(announcer.task());
    tasks.addAll(edge.tasks());
    scheduler.start(tasks);
    edge.start();
    slack.setRequestUrl(URI.create("http://127.0.0.1:" + edge.port() + "/slack/events"));
  }

  private SlackSettings settings() {
    return new SlackSettings(
        new SlackSettings.Transport.Requests(new Secret(slack.app().signingSecret())),
        new Secret(slack.app().token()),
        slack.apiUrl());
  }

  /** The first stored request; waits for it. */
  public Request request() {
    return eventually(() -> store.requests().open().stream().findFirst(), "no request");
  }

  public ChatClient chat() {
    return workspace.chat();
  }

  /** As if the process had been killed after a message was posted and before it was recorded. */
  public void forgetPosting(String id) {
    String body = id.endsWith("/card") ? null : "{\"text\":\"again\",\"blocks\":[]}";
    String sql = "UPDATE messages SET ts = NULL, rendered = NULL, begun = ?, body = ? WHERE id = ?";
    update(sql, Instant.now().minusSeconds(60).toString(), body, id);
  }

  /** Lets the messages about a request be sent. */
  public void runOutbox(String request) {
    store.database().transact(tx -> scheduler.scheduleNow(tx, Outbox.TASK, request));
  }

  /** Whether messages about a request are to be sent later. */
  public boolean outboxWaits(String request) {
    String sql =
        "UPDATE scheduled_tasks SET priority = priority WHERE task_name = ? AND task_instance = ?";
    return update(sql, Outbox.TASK, request) > 0;
  }

  /** Whether all messages about a request are recorded as posted, and none is to come. */
  public boolean allSent(String request) {
    return !outboxWaits(request)
        && store.messages().about(request).stream().allMatch(message -> message.ts() != null);
  }

  private int update(String sql, @Nullable String... values) {
    return store
        .database()
        .inTransaction(tx -> {
          try (var update = tx.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              update.setString(i + 1, values[i]);
            }
            return update.executeUpdate();
          } catch (SQLException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  /** Delivers a form with Slack's signature. */
  public HttpResponse<String> delivers(String body) {
    return delivers("application/x-www-form-urlencoded", body);
  }

  /** Delivers an event with Slack's signature. */
  public HttpResponse<String> deliversEvent(String body) {
    return delivers("application/json", body);
  }

  private HttpResponse<String> delivers(String type, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/slack/events"))
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature("v0:" + timestamp + ":" + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(slack.app().signingSecret().getBytes(UTF_8), "HmacSHA256"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The response URL that comes with a typed command. */
  public URI responseUrl() throws IOException, TargetNotFound {
    var urls = new ArrayBlockingQueue<String>(1);
    HttpServer listener =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          Matcher url = Pattern.compile("response_url=([^&]+)").matcher(form);
          urls.add(url.find() ? URLDecoder.decode(url.group(1), UTF_8) : "");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    listener.start();
    try {
      slack.setRequestUrl(URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/"));
      slack.slashCommand(AMINA, EDGE_OPS, "/registry", "list");
      return URI.create(urls.remove());
    } finally {
      listener.stop(0);
    }
  }

  /** Types a command; it must be acknowledged in time. */
  public void types(String user, String channel, String text) {
    acknowledged(() -> slack.slashCommand(user, channel, "/registry", text));
  }

  /** Clicks a button of a message as it is now. */
  public void clicks(String user, JsonNode message, String action) {
    String ts = message.get("ts").asText();
    String blocks = message(m -> m.get("ts").asText().equals(ts)).get("blocks").toString();
    InteractionTarget target = new InteractionTarget(message.get("channel").asText(), ts, null);
    Matcher option = Pattern.compile("\"value\":\"(" + action + " [^\"]*)\"").matcher(blocks);
    if (option.find()) {
      click(user, target, "more", option.group(1));
    } else {
      click(user, target, action, null);
    }
  }

  public void chooses(String user, JsonNode view, String action, String value) {
    click(user, new InteractionTarget(null, null, view.get("id").asText()), action, value);
  }

  private void click(String user, InteractionTarget target, String action, @Nullable String value) {
    JsonNode chosen = value == null ? JSON.missingNode() : JSON.valueToTree(value);
    acknowledged(
        () -> slack.click(new Click(user, target, action, null, chosen, JSON.createObjectNode())));
  }

  public DeliveryResult submits(String user, JsonNode view, Map<String, ?> values) {
    return acknowledged(
        () -> slack.submitView(user, view.get("id").asText(), JSON.valueToTree(values)));
  }

  public DeliveryResult searches(String user, JsonNode view, String action, String typed) {
    InteractionTarget target = new InteractionTarget(null, null, view.get("id").asText());
    return acknowledged(() -> slack.loadOptions(user, target, action, typed));
  }

  private interface Action {
    DeliveryResult perform() throws TargetNotFound;
  }

  private static DeliveryResult acknowledged(Action action) {
    try {
      DeliveryResult outcome = action.perform();
      if (outcome.error() != null || outcome.status() != 200) {
        fail("not acknowledged: " + outcome);
      }
      return outcome;
    } catch (TargetNotFound nothing) {
      throw new AssertionError(nothing);
    }
  }

  /** The first message that matches; waits for it. */
  public JsonNode message(Predicate<JsonNode> matches) {
    return eventually(() -> stream("messages").filter(matches).findFirst(), "no such message");
  }

  /** Waits until the first request is in a state. */
  public void awaitState(Class<? extends RequestState> state) {
    eventually(
        () ->
            store
                .requests()
                .find(new RequestNumber(1))
                .filter(request -> state.isInstance(request.state())),
        "not " + state.getSimpleName());
  }

  /** A message that one person alone sees; waits for it. */
  public JsonNode ephemeralMessage(String user, String text) {
    return message(
        m -> m.path("ephemeral_to").asText().equals(user) && m.get("text").asText().contains(text));
  }

  /** A message that all see; waits for it. */
  public JsonNode said(String text) {
    return message(m -> !m.has("ephemeral_to") && m.get("text").asText().contains(text));
  }

  /** The Home tab of a person; missing if none was published. */
  public JsonNode home(String user) {
    return slack.state().path("homes").path(user);
  }

  /** How many answers to people are being worked on, or sent again. */
  public int repliesPending() {
    return (int) meters.get("lighterman.slack.replies").gauge().value();
  }

  public List<JsonNode> messages() {
    return stream("messages").toList();
  }

  public List<JsonNode> views() {
    return stream("views").toList();
  }

  /** An open form that matches; waits for it. */
  public JsonNode view(Predicate<JsonNode> matches) {
    return eventually(() -> stream("views").filter(matches).findFirst(), "no such form");
  }

  private Stream<JsonNode> stream(String what) {
    ObjectNode state = slack.state();
    return StreamSupport.stream(state.get(what).spliterator(), false);
  }

  public <T> T eventually(Supplier<Optional<T>> look, String otherwise) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new AssertionError(otherwise + " in " + slack.state().toPrettyString());
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    edge.close();
    scheduler.close();
    workspace.close();
    store.close();
    slack.close();
  }
}
