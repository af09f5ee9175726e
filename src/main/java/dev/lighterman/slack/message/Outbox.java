package dev.lighterman.slack.message;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what is to be said about one request, in order, and keeps its card up to date. It goes by
 * what is stored alone. Slack can't be asked whether a post whose answer was lost went through, so
 * whatever dies in that moment may say a line twice, never not at all.
 */
public final class Outbox implements Task.Handler {
  public static final String TASK = "outbox";

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final Duration SHORTLY = Duration.ofSeconds(1);
  private static final Duration UNTIL_INVITED = Duration.ofMinutes(1);

  /** How often a card is looked at while its times run on. */
  private static final Duration WHILE_RUNNING = Duration.ofSeconds(10);

  private final Store store;
  private final MessageSender sender;
  private final LocalizedRenderers renderers;
  private final ChannelMembership membership;
  private final EditRateLimiter rateLimiter;
  private final InstantSource clock;

  public Outbox(
      Store store,
      MessageSender sender,
      LocalizedRenderers renderers,
      ChannelMembership membership,
      EditRateLimiter rateLimiter,
      InstantSource clock) {
    this.store = store;
    this.sender = sender;
    this.renderers = renderers;
    this.membership = membership;
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  @Override
  public TaskResult run(String subject) {
    Request request =
        store.requests().find(RequestNumber.typed(subject).orElseThrow()).orElseThrow();
    try {
      StoredMessage card = postedCard(request);
      sender.postAll(request, card);
      return card == null ? TaskResult.done() : edited(request, card);
    } catch (TryLater later) {
      return TaskResult.again(later.after().compareTo(SHORTLY) > 0 ? later.after() : SHORTLY);
    } catch (SlackApiError error) {
      membership.forget(request.intent().channel());
      log.atWarn()
          .addKeyValue("request", subject)
          .addKeyValue("channel", request.intent().channel())
          .setCause(error)
          .log("can't post there until I am invited");
      return TaskResult.again(UNTIL_INVITED);
    }
  }

  /** The card, posted as the request is now if it was not yet; none where none is meant to be. */
  private @Nullable StoredMessage postedCard(Request request) {
    for (StoredMessage message : store.messages().about(request.number().toString())) {
      if (MessageKind.of(message.kind()) == MessageKind.CARD) {
        return message.ts() == null ? sender.post(message, rendered(request)) : message;
      }
    }
    return null;
  }

  private TaskResult edited(Request request, StoredMessage card) {
    SlackMessage now = rendered(request);
    if (!now.hash().equals(card.rendered())) {
      Duration wait = rateLimiter.take(card.id());
      if (wait.isPositive()) {
        return TaskResult.again(wait);
      }
      sender.edit(card, now);
    }
    return moving(request.state()) ? TaskResult.again(WHILE_RUNNING) : TaskResult.done();
  }

  private static boolean moving(RequestState state) {
    return state instanceof RequestState.Running || state instanceof RequestState.Undoing;
  }

  private SlackMessage rendered(Request request) {
    return renderers.about(request).card(request, store.runs().of(request), clock.instant());
  }
}
