package dev.lighterman.slack.inbound;

import dev.lighterman.operation.Decision;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.Wish;
import dev.lighterman.store.Requests;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.Desk;
import java.time.InstantSource;

/**
 * Takes down what people decide about requests, before they are acknowledged: what they are told
 * was heard is not lost. Nobody outside is asked for that; {@link Decide} does so afterwards.
 */
public final class Decisions {
  private final Requests requests;
  private final Desk desk;
  private final Listeners listeners;
  private final InstantSource clock;

  public Decisions(Requests requests, Desk desk, Listeners listeners, InstantSource clock) {
    this.requests = requests;
    this.desk = desk;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** A decision in words, which is about the plan as it is now. */
  void typed(Decision decision, Intent intent, Spoken spoken) {
    if (intent.words().isEmpty()) {
      throw new AskerMustAct(Sentence.of("slack.which-request", "verb", decision.verb()));
    }
    Request request = request(intent.words().getFirst());
    String why = String.join(" ", intent.words().subList(1, intent.words().size()));
    Wish.Verb verb = verb(decision);
    take(spoken, verb, new Seen(request.number(), verb.aboutPlan() ? hash(request) : null), why);
  }

  /** A button, which is about what the person saw. */
  void pressed(Wish.Verb verb, Spoken spoken) {
    explained(verb, spoken, "");
  }

  /** The form that asks for the reason; what it is about is its text. */
  void explained(Wish.Verb verb, Spoken form, String why) {
    take(form, verb, Seen.read(form.text()), why);
  }

  private void take(Spoken spoken, Wish.Verb verb, Seen seen, String why) {
    Wish wish =
        new Wish(
            spoken.trigger(),
            verb,
            seen.number(),
            verb.aboutPlan() ? seen.hash() : null,
            spoken.person(),
            spoken.channel(),
            why,
            clock.instant());
    listeners.enter(spoken);
    desk.take(wish);
  }

  private static Wish.Verb verb(Decision decision) {
    return switch (decision) {
      case APPROVE -> Wish.Verb.APPROVE;
      case REJECT -> Wish.Verb.REJECT;
      case CANCEL -> Wish.Verb.CANCEL;
      case CONTINUE -> Wish.Verb.CONTINUE;
      case UNDO -> Wish.Verb.UNDO;
      case LEAVE -> Wish.Verb.LEAVE;
    };
  }

  private Request request(String typed) {
    RequestNumber number =
        RequestNumber.typed(typed)
            .orElseThrow(() -> new AskerMustAct(Sentence.of("slack.no-number", "typed", typed)));
    return requests
        .find(number)
        .orElseThrow(
            () -> new AskerMustAct(Sentence.of("slack.no-request", "number", number.toString())));
  }

  private static PlanHash hash(Request request) {
    Plan plan = request.plan();
    if (plan == null) {
      throw new AskerMustAct(
          Sentence.of("slack.not-planned", "number", request.number().toString()));
    }
    return PlanHash.of(plan);
  }
}
