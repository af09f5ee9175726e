package dev.lighterman.slack.message;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.store.Vote;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task that posts the messages about one request, in order, and keeps its card up to date. It
 * only uses what is stored. No message is lost; if the bot crashes after it posted one but before
 * that is stored, it finds it in Slack, where the bot may read the channel's history.
 */
public final class Outbox implements Task.Handler {
  public static final String TASK = "outbox";

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_UNTIL_INVITED = Duration.ofMinutes(1);

  /** How often a card is updated while its request runs. */
  private static final Duration UPDATE_INTERVAL = Duration.ofSeconds(10);

  private final Store store;
  private final MessageSender sender;
  private final LocalizedRenderers renderers;
  private final ApproversInChannel approvers;
  private final ChannelMembership membership;
  private final EditRateLimiter rateLimiter;
  private final InstantSource clock;

  public Outbox(
      Store store,
      MessageSender sender,
      LocalizedRenderers renderers,
      ApproversInChannel approvers,
      ChannelMembership membership,
      EditRateLimiter rateLimiter,
      InstantSource clock) {
    this.store = store;
    this.sender = sender;
    this.renderers = renderers;
    this.approvers = approvers;
    this.membership = membership;
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  @Override
  public TaskResult run(String subject) {
    return store
        .requests()
        .find(RequestNumber.typed(subject).orElseThrow())
        .map(this::send)
        .orElseGet(TaskResult::done); // It was deleted, with its messages.
  }

  private TaskResult send(Request request) {
    try {
      StoredMessage card = card(request);
      ApproversInChannel.Look look = approvers.look(request, voted(request));
      Optional<Sentence> unseen = look.warning();
      if (card != null && card.ts() == null) {
        SlackMessage rendered = render(request, unseen);
        Duration wait = sender.postCard(request, card, rendered, refusal(request));
        if (wait.isPositive()) {
          return TaskResult.again(wait);
        }
        card = card(request);
      }
      if (unseen.isPresent() && !isReadByOwner(request, card, unseen)) {
        tellOwner(request, unseen.get());
      }
      Duration wait = sender.postAll(request, card);
      TaskResult result = card == null ? TaskResult.done() : updateCard(request, card, unseen);
      result = look.again().isPositive() ? notLaterThan(look.again(), result) : result;
      return wait.isPositive() ? notLaterThan(wait, result) : result;
    } catch (TryLater later) {
      return again(later);
    } catch (SlackApiError error) {
      return channelUnavailable(request, error);
    }
  }

  /** Who has approved the plan that waits. */
  private Set<Person> voted(Request request) {
    return request.state() instanceof RequestState.Undecided waiting
        ? store
            .database()
            .read(transaction ->
                store.votes().of(transaction, request.number(), waiting.hash()).stream()
                    .map(Vote::person)
                    .collect(Collectors.toSet()))
        : Set.of();
  }

  private static TaskResult again(TryLater later) {
    return TaskResult.again(later.afterAtLeast(SHORTEST_PAUSE));
  }

  private static TaskResult notLaterThan(Duration wait, TaskResult result) {
    return switch (result) {
      case TaskResult.Done _ -> TaskResult.again(wait);
      case TaskResult.Again(var after) ->
          after.compareTo(wait) < 0 ? result : TaskResult.again(wait);
    };
  }

  /**
   * The bot may be invited later; an archived channel is tried again at the next transition. The
   * owner is told that nobody can read the card.
   */
  private TaskResult channelUnavailable(Request request, SlackApiError error) {
    membership.forget(request.intent().channel());
    log.atWarn()
        .addKeyValue("request", request.number())
        .addKeyValue("channel", request.intent().channel())
        .setCause(error)
        .log("can't post in a channel");
    try {
      StoredMessage card = card(request);
      if (card != null && card.ts() == null) {
        sender.tellOwner(
            request, card, error.isArchived() ? refusal(request) : invitation(request));
      }
      sender.postToOwner(request);
    } catch (TryLater later) {
      return again(later);
    }
    return error.isArchived() ? TaskResult.done() : TaskResult.again(PAUSE_UNTIL_INVITED);
  }

  /** Null if the request has none. */
  private @Nullable StoredMessage card(Request request) {
    return store.messages().find(RequestNotifier.cardId(request.number())).orElse(null);
  }

  /** Tells the owner that nobody can read the card. */
  private SlackMessage refusal(Request request) {
    return renderers
        .about(request, request.owner())
        .line(Sentence.of("slack.card-refused", "request", request.number().toString()));
  }

  /** Tells the owner where to invite the bot, so that it can post the card. */
  private SlackMessage invitation(Request request) {
    return renderers.about(request, request.owner()).line(membership.invitation(request));
  }

  /** Who has just asked for it reads the warning on the card, where it is shown already. */
  private boolean isReadByOwner(
      Request request, @Nullable StoredMessage card, Optional<Sentence> unseen) {
    return request.owners().isEmpty()
        && card != null
        && render(request, unseen).hash().equals(card.rendered());
  }

  /** Each owner once: that nobody who may approve sees the request, and what helps. */
  private void tellOwner(Request request, Sentence warning) {
    SlackMessage line = renderers.about(request, request.owner()).line(warning);
    String id = "unseen/" + request.owners().size();
    store
        .database()
        .transact(transaction ->
            store
                .messages()
                .write(
                    transaction,
                    RequestNotifier.message(request, MessageKind.EPHEMERAL, id, line)));
  }

  private TaskResult updateCard(Request request, StoredMessage card, Optional<Sentence> unseen) {
    SlackMessage current = render(request, unseen);
    if (!current.hash().equals(card.rendered())) {
      Duration wait = rateLimiter.take(card.id());
      if (wait.isPositive()) {
        return TaskResult.again(wait);
      }
      sender.edit(card, current);
    }
    return isRunning(request.state()) ? TaskResult.again(UPDATE_INTERVAL) : TaskResult.done();
  }

  private static boolean isRunning(RequestState state) {
    return state instanceof RequestState.Running || state instanceof RequestState.Undoing;
  }

  private SlackMessage render(Request request, Optional<Sentence> unseen) {
    return renderers
        .about(request)
        .card(
            request,
            store.runs().of(request),
            unseen.stream().toList(),
            SiteHistory.of(store, request),
            clock.instant());
  }
}
