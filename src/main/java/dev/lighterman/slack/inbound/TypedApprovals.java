package dev.lighterman.slack.inbound;

import dev.lighterman.request.Decision;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.slack.message.CardVisibility;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.SiteHistory;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.RequestInbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To which plan a typed approval refers. One wrong digit approves something else, so what destroys,
 * or stands in another channel, is not approved by word: the person is shown it, and approves with
 * its button.
 */
public final class TypedApprovals {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** How long an approval may wait until it is known whether the card is posted. */
  private static final Duration LONGEST_WAIT_FOR_CARD = Duration.ofSeconds(10);

  private final Store store;
  private final CardVisibility cards;
  private final LocalizedRenderers renderers;
  private final FormDrafts drafts;
  private final InstantSource clock;

  public TypedApprovals(
      Store store,
      CardVisibility cards,
      LocalizedRenderers renderers,
      FormDrafts drafts,
      InstantSource clock) {
    this.store = store;
    this.cards = cards;
    this.renderers = renderers;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * The plan that a typed decision is about; null if the decision needs none, or if the person
   * cannot have read the plan.
   */
  @Nullable PlanHash planNow(
      Transaction transaction, Decision decision, RequestNumber number, Channel channel) {
    if (!decision.bindsToPlan()) {
      return null;
    }
    return store
        .requests()
        .find(transaction, number)
        .filter(request -> request.plan() != null)
        .filter(request ->
            decision != Decision.APPROVE
                || (cards.isPosted(transaction, number) && !mustBeShown(request, channel)))
        .map(Request::planHash)
        .orElse(null);
  }

  /** Whether a person who types in this channel has to look at the request first. */
  private static boolean mustBeShown(Request request, Channel channel) {
    return !channel.equals(request.intent().channel()) || request.destroys();
  }

  /**
   * An approval that was typed before it was stored that the card is posted is about the card's
   * plan, if Slack's timestamp tells that the card was there.
   *
   * @throws TryLater if it is not known yet whether the card is posted
   */
  RecordedDecision aboutCard(RecordedDecision decision) {
    if (decision.decision() != Decision.APPROVE
        || decision.plan() != null
        || isToBeShown(decision)) {
      return decision;
    }
    if (cards.isUnconfirmed(decision.number())
        && clock.instant().isBefore(decision.at().plus(LONGEST_WAIT_FOR_CARD))) {
      throw new TryLater(Sentence.of("slack.later"), SHORTEST_PAUSE);
    }
    return cards.wasPosted(decision.number(), decision.at())
        ? store.requests().planHash(decision.number()).map(decision::about).orElse(decision)
        : decision;
  }

  private boolean isToBeShown(RecordedDecision decision) {
    return store
        .requests()
        .find(decision.number())
        .filter(request -> mustBeShown(request, decision.channel()))
        .isPresent();
  }

  /**
   * The request with the button that approves it, for a person who may approve it and has to see it
   * first; empty if an approval was refused for something else.
   */
  Optional<SlackMessage> question(RecordedDecision decision, AskerMustAct refusal) {
    return RequestInbox.isPlanUnseen(refusal.why())
        ? store
            .requests()
            .find(decision.number())
            .filter(request -> mustBeShown(request, decision.channel()))
            .map(request -> question(decision, request))
        : Optional.empty();
  }

  private SlackMessage question(RecordedDecision decision, Request request) {
    String why = decision.why().strip();
    if (!why.isEmpty()) {
      ReasonModal.suggest(drafts, decision, request);
    }
    return renderers
        .about(request, decision.person())
        .toApprove(
            request,
            store.runs().of(request),
            SiteHistory.of(store, request),
            !why.isEmpty(),
            clock.instant());
  }
}
