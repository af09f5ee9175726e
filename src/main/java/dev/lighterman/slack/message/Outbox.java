package dev.lighterman.slack.message;

import dev.lighterman.durable.Next;
import dev.lighterman.durable.Task;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.slack.workspace.Refused;
import dev.lighterman.store.Message;
import dev.lighterman.store.Store;
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
  private final Mailman mailman;
  private final Voices voices;
  private final Presence presence;
  private final Pace pace;
  private final InstantSource clock;

  public Outbox(
      Store store,
      Mailman mailman,
      Voices voices,
      Presence presence,
      Pace pace,
      InstantSource clock) {
    this.store = store;
    this.mailman = mailman;
    this.voices = voices;
    this.presence = presence;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public Next run(String subject) {
    Request request =
        store.requests().find(RequestNumber.typed(subject).orElseThrow()).orElseThrow();
    try {
      Message card = postedCard(request);
      mailman.postAll(request, card);
      return card == null ? Next.done() : edited(request, card);
    } catch (TryLater later) {
      return Next.again(later.after().compareTo(SHORTLY) > 0 ? later.after() : SHORTLY);
    } catch (Refused refused) {
      presence.forget(request.intent().channel());
      log.atWarn()
          .addKeyValue("request", subject)
          .addKeyValue("channel", request.intent().channel())
          .setCause(refused)
          .log("can't post there until I am invited");
      return Next.again(UNTIL_INVITED);
    }
  }

  /** The card, posted as the request is now if it was not yet; none where none is meant to be. */
  private @Nullable Message postedCard(Request request) {
    for (Message message : store.messages().about(request.number().toString())) {
      if (Kind.of(message.kind()) == Kind.CARD) {
        return message.ts() == null ? mailman.post(message, rendered(request)) : message;
      }
    }
    return null;
  }

  private Next edited(Request request, Message card) {
    Posting now = rendered(request);
    if (!now.hash().equals(card.rendered())) {
      Duration wait = pace.take(card.id());
      if (wait.isPositive()) {
        return Next.again(wait);
      }
      mailman.edit(card, now);
    }
    return moving(request.state()) ? Next.again(WHILE_RUNNING) : Next.done();
  }

  private static boolean moving(RequestState state) {
    return state instanceof RequestState.Running || state instanceof RequestState.Undoing;
  }

  private Posting rendered(Request request) {
    return voices.about(request).card(request, store.runs().of(request), clock.instant());
  }
}
