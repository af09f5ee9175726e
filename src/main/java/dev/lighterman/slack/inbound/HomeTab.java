package dev.lighterman.slack.inbound;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.model.view.View;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.store.Store;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Channel;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Home tab: what waits for a person, what is theirs, who is offline, freezes and windows, over
 * all channels. It is published when a person opens it, and again when requests or freezes change
 * while they may still look at it.
 */
public final class HomeTab implements AutoCloseable {
  /** The type of a view that is a Home tab, as Slack writes it. */
  static final String TYPE = "home";

  private static final Logger log = LoggerFactory.getLogger(HomeTab.class);
  private static final String CHANNEL = "channel";

  /** How often changes are looked for while somebody may look at their tab. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  /** How often Azure is looked at again, which does not tell that a site went offline. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  /** How long after opening the tab a person may still look at it. */
  private static final Duration LOOKING = Duration.ofHours(1);

  private final Query home;
  private final AccessControl access;
  private final FreezeOrders freezes;
  private final Supplier<PolicyEvaluator> policy;
  private final Store store;
  private final ChatClient chat;
  private final LocalizedRenderers renderers;
  private final ErrorReporter errors;
  private final InstantSource clock;
  private final Map<Person, Viewer> viewers = new ConcurrentHashMap<>();
  private final Thread refresher;

  /**
   * A person who opened their tab.
   *
   * @param direct their direct messages with the bot
   * @param looked when was looked at what their tab should show
   * @param shown what their tab shows; null if it could not be published
   * @param due whether somebody did not answer who may do so soon
   */
  private record Viewer(
      Channel direct, Instant opened, Instant looked, @Nullable SlackMessage shown, boolean due) {
    Viewer showing(@Nullable SlackMessage current, Instant now, boolean again) {
      return new Viewer(direct, opened, now, current, again);
    }

    boolean isDue(Instant now) {
      return due || looked.plus(AGAIN).isBefore(now);
    }
  }

  /**
   * What a tab should show.
   *
   * @param passing whether that, or what is missing in it, is only so now
   */
  private record Content(Answer answer, boolean passing) {}

  public HomeTab(
      Query home,
      AccessControl access,
      FreezeOrders freezes,
      Supplier<PolicyEvaluator> policy,
      Store store,
      ChatClient chat,
      LocalizedRenderers renderers,
      ErrorReporter errors,
      InstantSource clock) {
    this.home = home;
    this.access = access;
    this.freezes = freezes;
    this.policy = policy;
    this.store = store;
    this.chat = chat;
    this.renderers = renderers;
    this.errors = errors;
    this.clock = clock;
    this.refresher = Thread.ofVirtual().name("home-tabs").unstarted(this::refreshUntilClosed);
  }

  public void start() {
    refresher.start();
  }

  /** Publishes the tab of a person who opened it. */
  void opened(Person person, Channel direct) {
    Instant now = clock.instant();
    viewers.put(person, new Viewer(direct, now, now, null, true));
    Thread.ofVirtual().name("home-tab").start(() -> publish(person));
  }

  /** A click on the tab, as if it came from the person's direct messages. */
  TypedCommand command(BlockActionPayload payload, String value) {
    Person person = new Person(payload.getUser().getId());
    View view = payload.getView();
    Channel direct =
        new Channel(
            JsonParser.parseString(view.getPrivateMetadata())
                .getAsJsonObject()
                .get(CHANNEL)
                .getAsString());
    return new TypedCommand(
        person,
        direct,
        TypedCommand.COMMAND,
        value,
        payload.getTriggerId(),
        new ReplyTarget.Direct(direct, person));
  }

  private void refreshUntilClosed() {
    Object before = List.of();
    while (sleep()) {
      Instant now = clock.instant();
      viewers.values().removeIf(viewer -> viewer.opened().plus(LOOKING).isBefore(now));
      if (!viewers.isEmpty()) {
        Object current = changing(now);
        boolean changed = !current.equals(before);
        before = current;
        viewers.forEach((person, viewer) -> {
          if (changed || viewer.isDue(now)) {
            publish(person);
          }
        });
      }
    }
  }

  /** What a tab shows of the database and the policy; two that are equal show the same. */
  private Object changing(Instant now) {
    try {
      return List.of(
          store.requests().listing().openVersions(),
          store.freezes().inForce(),
          policy.get().windowsNow(now),
          policy.get().policyHash());
    } catch (RuntimeException failure) {
      log.atWarn().setCause(failure).log("can't look whether Home tabs are to be refreshed");
      return List.of();
    }
  }

  private static boolean sleep() {
    try {
      Thread.sleep(REFRESH);
      return true;
    } catch (InterruptedException closing) {
      return false;
    }
  }

  private void publish(Person person) {
    Viewer viewer = viewers.get(person);
    if (viewer == null) {
      return;
    }
    Instant now = clock.instant();
    try {
      Content content = content(person, viewer.direct());
      SlackMessage current = renderers.to(person, viewer.direct()).answer(content.answer());
      if (!current.equals(viewer.shown())) {
        chat.publishHome(person, current, metadata(viewer.direct()));
      }
      viewers.replace(person, viewer.showing(current, now, content.passing()));
    } catch (TryLater passing) {
      log.atWarn().setCause(passing).log("can't publish a Home tab yet");
      viewers.replace(person, viewer.showing(viewer.shown(), now, true));
    } catch (SlackApiError | OperatorMustAct failure) {
      log.atWarn().setCause(failure).log("can't publish a Home tab");
      viewers.replace(person, viewer.showing(viewer.shown(), now, false));
    }
  }

  private Content content(Person person, Channel direct) {
    Intent intent = new Intent(home.verb(), List.of(), new LinkedHashMap<>(), person, direct);
    try {
      access.checkMaySee(intent);
      Answer answer = home.answer(intent);
      List<Answer.Part> parts = new ArrayList<>(timing(person));
      parts.addAll(answer.parts());
      return new Content(new Answer(answer.first(), parts), answer.passing());
    } catch (RuntimeException refused) {
      return new Content(errors.answer(TypedCommand.COMMAND, refused), refused instanceof TryLater);
    }
  }

  /** Freezes and windows, as far as the person may see their sites. */
  private List<Answer.Part> timing(Person person) {
    List<Channel> channels = policy.get().channelsShowing(access.member(person), home.verb());
    List<Sentence> lines = new ArrayList<>(freezes.inForce(channels));
    lines.addAll(policy.get().windowsNow(channels, clock.instant()));
    return List.of(
        new Answer.Section(
            Sentence.of("home.timing"),
            lines.isEmpty() ? List.of(Sentence.of("freeze.is-off")) : lines));
  }

  private static String metadata(Channel direct) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty(CHANNEL, direct.id());
    return metadata.toString();
  }

  @Override
  public void close() {
    refresher.interrupt();
  }
}
