package dev.lighterman.acceptance;

import static dev.lighterman.value.LongTimeouts.LONG;
import static dev.lighterman.value.LongTimeouts.PATIENCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.Bot;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.settings.InvalidSettingsException;
import dev.lighterman.settings.Settings;
import dev.lighterman.value.InteractionTimeouts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a sandbox of its own, by its control API and nothing else: people type and
 * press, and see what they would see.
 */
public final class Conversation implements AutoCloseable {
  public static final String AMINA = "U01ASKER";
  public static final String BEN = "U02APPROVER";
  public static final String OLGA = "U03OUTSIDER";
  public static final String CHIARA = "U04LEAD";
  public static final String EDGE_OPS = "C01EDGEOPS";
  public static final String STORES = "C02STORES";
  public static final String RANDOM = "C03RANDOM";
  public static final String PARTNERS = "C04PARTNERS";

  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Sandbox sandbox;
  private final SandboxControlClient controls;
  private final Runnable bot;
  private final PollingWait wait;
  private @Nullable URI entrance;
  private @Nullable URI metrics;

  private Conversation(Sandbox sandbox, Runnable bot, PollingWait wait) {
    this.sandbox = sandbox;
    this.controls = new SandboxControlClient(sandbox.page());
    this.bot = bot;
    this.wait = wait;
  }

  /** In a sandbox whose bot somebody else cares for, and where people wait so long at most. */
  public static Conversation in(Sandbox sandbox, Duration patience) {
    return in(sandbox, new PollingWait(patience));
  }

  /** The same where they look as often as is said. */
  public static Conversation in(Sandbox sandbox, PollingWait wait) {
    return new Conversation(sandbox, () -> {}, wait);
  }

  /** With the bot in this JVM, in a world whose durations are cut by a hundred. */
  public static Conversation begin() {
    return begin(AdjustableClock.running());
  }

  /** The same where nobody looks at how long things take. */
  public static Conversation atSpeed(double speed) {
    return begin(AdjustableClock.running(), SandboxOptions.forTests().withSpeed(speed));
  }

  /** In another world, or one with other options. */
  public static Conversation in(SandboxOptions options) {
    return begin(AdjustableClock.running(), options);
  }

  /** In a folder where people find what their tools need. */
  public static Conversation in(Path folder) {
    return begin(
        AdjustableClock.running(), SandboxOptions.forTests().withSpeed(500).withDirectory(folder));
  }

  public static Conversation begin(AdjustableClock clock) {
    return begin(clock, SandboxOptions.forTests().withSpeed(100));
  }

  /** By Socket Mode: the bot connects to Slack. */
  public static Conversation bySocketMode() {
    return begin(
        AdjustableClock.running(), SandboxOptions.forTests().withSpeed(100).withSocketMode(true));
  }

  /** With a bot that is told more, or something else, than the sandbox tells it. */
  public static Conversation begin(UnaryOperator<Map<String, String>> told) {
    return begin(AdjustableClock.running(), SandboxOptions.forTests().withSpeed(100), told);
  }

  /**
   * Starts a world and a bot with this clock.
   *
   * @param without variables that the bot is not given
   */
  public static Conversation begin(
      AdjustableClock clock, SandboxOptions options, String... without) {
    return begin(
        clock,
        options,
        told -> {
          List.of(without).forEach(told::remove);
          return told;
        });
  }

  public static Conversation begin(
      AdjustableClock clock, SandboxOptions options, UnaryOperator<Map<String, String>> told) {
    return begin(clock, options, told, LONG);
  }

  /** Where Slack waits no longer than the real one, and the bot knows it. */
  public static Conversation inTime(SandboxOptions options) {
    return begin(
        AdjustableClock.running(),
        options.withSlackTimeout(SlackServer.TIMEOUT),
        told -> told,
        InteractionTimeouts.DEFAULT);
  }

  private static Conversation begin(
      AdjustableClock clock,
      SandboxOptions options,
      UnaryOperator<Map<String, String>> told,
      InteractionTimeouts timeouts) {
    Sandbox sandbox = Sandbox.start(options);
    Settings settings = settings(told.apply(new HashMap<>(sandbox.environment())));
    Bot bot = Bot.start(settings, clock, timeouts);
    sandbox.slack().setRequestUrl(bot.address());
    Conversation talk = new Conversation(sandbox, bot::close, new PollingWait(PATIENCE));
    talk.entrance = bot.address();
    talk.metrics = bot.metricsAddress().orElse(null);
    return talk;
  }

  /** Where the bot in this JVM takes Slack's requests. */
  public URI entrance() {
    return Objects.requireNonNull(entrance);
  }

  /** Where the bot in this JVM serves its metrics, if it was told to. */
  public URI metrics() {
    return Objects.requireNonNull(metrics);
  }

  /** With the bot as the child process that the sandbox runs. */
  public static Conversation withChildProcess(double speed) {
    return in(Sandbox.start(SandboxOptions.forTests().withSpeed(speed).withBot(true)), PATIENCE);
  }

  /** Types a slash command; answers what the ack says. */
  public JsonNode types(String person, String channel, String line) {
    int space = line.indexOf(' ');
    ObjectNode call = fields("user", person, "channel", channel);
    call.put("command", space < 0 ? line : line.substring(0, space));
    return post("slash", call.put("text", space < 0 ? "" : line.substring(space + 1)));
  }

  /** Presses a button of a message. */
  public JsonNode presses(String person, JsonNode message, String action) {
    return post("action", on(person, message, action));
  }

  /** Presses a button of a message that several have, by its value. */
  public JsonNode presses(String person, JsonNode message, String action, String value) {
    return post("action", on(person, message, action).put("value", value));
  }

  /** Presses the button of a message that has this label. */
  public JsonNode pressesButton(String person, JsonNode message, String label) {
    JsonNode button =
        message.findParents("action_id").stream()
            .filter(each -> each.at("/text/text").asText().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + label + " in " + message));
    return presses(
        person, message, button.path("action_id").asText(), button.path("value").asText());
  }

  /** Presses <em>az commands</em> on a message about a request, wherever its card has that. */
  public JsonNode asksForCommands(String person, JsonNode message) {
    return message.toString().contains("\"action_id\":\"more\"")
        ? presses(person, message, "more", "az " + number(message).substring(1))
        : presses(person, message, "az");
  }

  /** Chooses to close a stopped request and to keep its resources, and says that it is meant. */
  public void leaves(String person, JsonNode halted) {
    presses(person, halted, "leave-asking");
    JsonNode question = hasOpen(person, "Its resources stay");
    submits(person, question, JsonNodeFactory.instance.objectNode());
  }

  /** Withdraws a request that waits for approval, and says that it is meant. */
  public void withdraws(String person, JsonNode plan) {
    presses(person, plan, "withdraw-asking");
    JsonNode question = hasOpen(person, "Ends the request");
    submits(person, question, JsonNodeFactory.instance.objectNode());
  }

  /** Has a stopped request undone: by its button or, where nothing is to be undone, by word. */
  public void undoes(String person, JsonNode halted) {
    if (halted.findValuesAsText("action_id").contains("undo")) {
      presses(person, halted, "undo");
    } else {
      types(person, halted.path("channel").asText(), "/registry undo " + number(halted));
    }
  }

  /** A click on a button, or on an option of the overflow menu if no button does this. */
  private static ObjectNode on(String person, JsonNode message, String action) {
    Optional<String> option =
        message.findValuesAsText("action_id").contains(action)
            ? Optional.empty()
            : message.findValuesAsText("value").stream()
                .filter(value -> value.startsWith(action + " "))
                .findFirst();
    ObjectNode click = fields("user", person, "action_id", option.isPresent() ? "more" : action);
    option.ifPresent(value -> click.put("value", value));
    return click
        .put("channel", message.path("channel").asText())
        .put("message_ts", message.path("ts").asText());
  }

  /** Waits until somebody has a form open that says all of this. */
  public JsonNode hasOpen(String person, String... words) {
    return until(
        () ->
            first(
                slack().path("views"),
                form ->
                    form.path("user").asText().equals(person)
                        && Stream.of(words).allMatch(form.toString()::contains)),
        () -> person + " has no form that says " + List.of(words) + ": " + slack().path("views"));
  }

  /** The forms that somebody has open now. */
  public Stream<JsonNode> forms(String person) {
    return stream(slack().path("views")).filter(form -> form.path("user").asText().equals(person));
  }

  /** Types into a field that searches; answers what is offered. */
  public List<String> searches(String person, JsonNode form, String field, String typed) {
    return stream(searching(person, form, field, typed).path("options"))
        .map(option -> option.path("value").asText())
        .toList();
  }

  public JsonNode searching(String person, JsonNode form, String field, String typed) {
    return post("options", inForm(person, form).put("action_id", field).put("query", typed));
  }

  /** Types until something is found: what is looked up too slowly comes with a later letter. */
  public List<String> finds(String person, JsonNode form, String field, String typed) {
    return until(
        () -> Optional.of(searches(person, form, field, typed)).filter(found -> !found.isEmpty()),
        () -> field + " finds nothing for " + typed);
  }

  /** Chooses something in a field of a form. */
  public JsonNode chooses(String person, JsonNode form, String field, String value) {
    return post("action", inForm(person, form).put("action_id", field).put("value", value));
  }

  /** Submits a form; answers how the bot took it. */
  public JsonNode submits(String person, JsonNode form, ObjectNode values) {
    return post("submit", inForm(person, form).set("values", values));
  }

  public JsonNode closes(String person, JsonNode form) {
    return post("close", inForm(person, form));
  }

  private static ObjectNode inForm(String person, JsonNode form) {
    return fields("user", person, "view_id", form.path("id").asText());
  }

  /**
   * Waits until somebody can see a card that waits for approval, if it and the lists in its thread
   * say all of this.
   */
  public JsonNode seesPlan(String person, String... words) {
    return until(
        () ->
            visibleTo(person)
                .filter(card -> says(card, words[0]) && card.toString().contains("\"reject\""))
                .filter(card -> says(planText(card), words))
                .reduce((_, last) -> last),
        () -> "no plan says " + List.of(words) + " to " + person + ":\n" + texts(person));
  }

  /** What a plan's card and the first message of its thread say. */
  public String planText(JsonNode card) {
    return Stream.concat(Stream.of(card), thread(card).limit(1))
        .map(message -> message.path("text").asText())
        .collect(Collectors.joining("\n"));
  }

  private Stream<JsonNode> thread(JsonNode card) {
    return stream(slack().path("messages"))
        .filter(message -> message.path("thread_ts").equals(card.path("ts")))
        .filter(message -> !message.path("ts").equals(card.path("ts")));
  }

  /** Waits until somebody can see a message that says all of this. */
  public JsonNode sees(String person, String... words) {
    return until(
        () -> visibleTo(person).filter(message -> says(message, words)).reduce((_, last) -> last),
        () -> "nobody said " + List.of(words) + " to " + person + ":\n" + texts(person));
  }

  /**
   * Waits until somebody can see the message that offers what a stopped run can do next, if it says
   * all of this. The run's own card says <em>stopped</em> too, at times before this message comes.
   */
  public JsonNode seesHalted(String person, String... words) {
    return until(
        () ->
            visibleTo(person)
                .filter(message -> message.toString().contains("\"leave-asking "))
                .filter(message -> says(message, words))
                .reduce((_, last) -> last),
        () -> "no stopped run says " + List.of(words) + " to " + person + ":\n" + texts(person));
  }

  /**
   * Does something and waits until somebody sees a message that says all of this and was not there
   * before.
   */
  public JsonNode answers(Runnable deed, String person, String... words) {
    Set<String> before =
        visibleTo(person).map(message -> message.path("ts").asText()).collect(Collectors.toSet());
    deed.run();
    return until(
        () ->
            visibleTo(person)
                .filter(message -> !before.contains(message.path("ts").asText()))
                .filter(message -> says(message, words))
                .reduce((_, last) -> last),
        () -> "nobody answered " + List.of(words) + " to " + person + ":\n" + texts(person));
  }

  /** What somebody can see that came after a message and says all of this. */
  public Stream<JsonNode> said(JsonNode after, String person, String... words) {
    String ts = after.path("ts").asText();
    return visibleTo(person)
        .filter(message -> message.path("ts").asText().compareTo(ts) > 0)
        .filter(message -> says(message, words));
  }

  public boolean seesNothingOf(String person, String... words) {
    return visibleTo(person).noneMatch(message -> says(message, words));
  }

  public Stream<JsonNode> visibleTo(String person) {
    return stream(slack().path("messages"))
        .filter(message -> message.path("ephemeral_to").asText(person).equals(person));
  }

  public String texts(String person) {
    return visibleTo(person)
        .map(message -> message.path("text").asText())
        .reduce("", (all, text) -> all + "\n--\n" + text);
  }

  public static boolean says(JsonNode message, String... words) {
    return says(message.path("text").asText(), words);
  }

  private static boolean says(String text, String... words) {
    return Stream.of(words).allMatch(text::contains);
  }

  public JsonNode state() {
    return get("state");
  }

  private JsonNode slack() {
    return get("slack");
  }

  public JsonNode world() {
    return state().path("world");
  }

  public JsonNode log() {
    return get("log");
  }

  /** The log with Azure's answers. */
  public JsonNode answeredLog() {
    return get("log?answers=true");
  }

  /** Every request by which the bot changed Azure or a cluster. */
  public List<String> changes() {
    return BotRequests.changes(log());
  }

  /** What the bot asked of Azure and the clusters, each as method and path. */
  public List<String> requests() {
    return BotRequests.requests(log());
  }

  /** Waits until the bot asks nothing more, so that no look of a run is under way. */
  public void untilQuiet() {
    var seen = new AtomicInteger(-1);
    var since = new AtomicLong();
    until(
        () -> {
          int now = requests().size();
          if (seen.getAndSet(now) != now) {
            since.set(System.nanoTime());
          }
          return System.nanoTime() - since.get() > QUIET.toNanos();
        },
        "the bot keeps asking");
  }

  /** The changes that were made, each as method and the last two parts of its path. */
  public Stream<String> changesThatWorked() {
    return BotRequests.changesThatWorked(log());
  }

  /** The number of the request that a message is about. */
  public static String number(JsonNode message) {
    Matcher number = Pattern.compile("R\\d+").matcher(message.path("text").asText());
    if (!number.find()) {
      throw new AssertionError("no request's number in " + message.path("text"));
    }
    return number.group();
  }

  public void injectsFault(String fault, String... details) {
    ObjectNode call = fields(details);
    post("fault", call.put("name", fault));
  }

  /** Mends all that is broken. */
  public void clearsFaults() {
    controls.delete("fault");
  }

  /** Mends one thing that is broken, given as it was broken. */
  public void clearsFault(String fault, String... details) {
    controls.delete("fault", fields(details).put("name", fault));
  }

  public void killsBot() {
    post("bot", JsonNodeFactory.instance.objectNode().put("kill", true));
  }

  public void startsBot() {
    post("bot", JsonNodeFactory.instance.objectNode().put("start", true));
  }

  public JsonNode post(String call, ObjectNode body) {
    return controls.post(call, body);
  }

  JsonNode get(String call) {
    return controls.get(call);
  }

  public <T> T until(Supplier<Optional<T>> look, Supplier<String> otherwise) {
    return wait.until(look, otherwise);
  }

  public void until(BooleanSupplier so, String otherwise) {
    until(() -> so.getAsBoolean() ? Optional.of(true) : Optional.empty(), () -> otherwise);
  }

  /** Waits until something is as it should be, since the world has its own pace. */
  public <T> void untilEquals(T expected, Supplier<T> look) {
    until(
        () -> Optional.of(look.get()).filter(expected::equals),
        () -> "expected " + expected + "\nbut it is " + look.get());
  }

  public static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  public static Optional<JsonNode> first(JsonNode array, Predicate<JsonNode> which) {
    return stream(array).filter(which).findFirst();
  }

  public static ObjectNode fields(String... pairs) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i], pairs[i + 1]);
    }
    return object;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  /** What the bot is told at its start. */
  public Settings settings() {
    return settings(sandbox.environment());
  }

  private static Settings settings(Map<String, String> environment) {
    try {
      Map<String, String> variables = new HashMap<>(environment);
      // Where several are held at once, a port that was free a moment ago may be another's.
      variables.put("LIGHTERMAN_PORT", "0");
      return Settings.read(variables);
    } catch (InvalidSettingsException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @Override
  public void close() {
    bot.run();
    sandbox.close();
  }
}
