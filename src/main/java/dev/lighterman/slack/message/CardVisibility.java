package dev.lighterman.slack.message;

import dev.lighterman.store.StoredMessage;
import dev.lighterman.store.StoredMessages;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.RequestNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether people can read a request's card in its channel. Nobody can approve by word what was not
 * there to be read.
 */
public final class CardVisibility {
  /** By how much Slack's clock may differ from the bot's. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private final StoredMessages messages;

  public CardVisibility(StoredMessages messages) {
    this.messages = messages;
  }

  /** Whether the card was posted, as the transaction sees it. */
  public boolean isPosted(Transaction transaction, RequestNumber number) {
    return messages
        .find(transaction, RequestNotifier.cardId(number))
        .filter(CardVisibility::isPosted)
        .isPresent();
  }

  /** Whether the card was posted by then, as Slack's timestamp of it tells. */
  public boolean wasPosted(RequestNumber number, Instant by) {
    return card(number)
        .map(StoredMessage::ts)
        .map(ts -> Instant.ofEpochSecond(new BigDecimal(ts).longValue()))
        .filter(posted -> !posted.isAfter(by.plus(CLOCK_SKEW)))
        .isPresent();
  }

  /** Whether the card may have been posted, since Slack has not confirmed it yet. */
  public boolean isUnconfirmed(RequestNumber number) {
    return messages
        .find(RequestNotifier.cardId(number))
        .filter(card -> card.ts() == null && card.begun() != null)
        .isPresent();
  }

  private Optional<StoredMessage> card(RequestNumber number) {
    return messages.find(RequestNotifier.cardId(number)).filter(CardVisibility::isPosted);
  }

  private static boolean isPosted(StoredMessage card) {
    return card.ts() != null && !MessageSender.REFUSED.equals(card.ts());
  }
}
