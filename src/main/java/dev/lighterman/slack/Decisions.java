package dev.lighterman.slack;

import dev.lighterman.approval.Member;
import dev.lighterman.operation.Decision;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.store.Requests;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.Desk;
import java.util.Locale;

/** Carries what people decide about requests to the desk, by words or by button. */
final class Decisions {
  private final Roster roster;
  private final Requests requests;
  private final Desk desk;

  Decisions(Roster roster, Requests requests, Desk desk) {
    this.roster = roster;
    this.requests = requests;
    this.desk = desk;
  }

  /** A decision in words, which is about the plan as it is now. */
  Answer typed(Decision decision, Intent intent) {
    if (intent.words().isEmpty()) {
      throw new AskerMustAct(Sentence.of("slack.which-request", "verb", decision.verb()));
    }
    RequestNumber number = number(intent.words().getFirst());
    String why = String.join(" ", intent.words().subList(1, intent.words().size()));
    Member member = roster.member(intent.asker());
    return Answer.of(
        switch (decision) {
          case APPROVE -> desk.approve(number, hash(number), member);
          case REJECT -> desk.reject(number, hash(number), member, why);
          case CANCEL -> desk.cancel(number, member);
          case CONTINUE -> desk.goOn(number, member);
          case UNDO -> desk.undo(number, member);
          case LEAVE -> desk.leave(number, member);
        });
  }

  /** A button, which is about what the person saw. */
  Answer pressed(Pressed pressed, Person person) {
    Seen seen = Seen.read(pressed.value());
    Member member = roster.member(person);
    return Answer.of(
        switch (pressed.action().toLowerCase(Locale.ROOT)) {
          case "approve" -> desk.approve(seen.number(), seen.hash(), member);
          case "withdraw", "stop" -> desk.cancel(seen.number(), member);
          case "continue" -> desk.goOn(seen.number(), member);
          case "continue-with" -> desk.goOnAmended(seen.number(), member);
          case "undo" -> desk.undo(seen.number(), member);
          case "leave" -> desk.leave(seen.number(), member);
          default -> throw new AskerMustAct(Sentence.of("slack.old-button"));
        });
  }

  Answer reject(Seen seen, Person person, String why) {
    return Answer.of(desk.reject(seen.number(), seen.hash(), roster.member(person), why));
  }

  private static RequestNumber number(String typed) {
    return RequestNumber.typed(typed)
        .orElseThrow(() -> new AskerMustAct(Sentence.of("slack.no-number", "typed", typed)));
  }

  private PlanHash hash(RequestNumber number) {
    Plan plan =
        requests
            .find(number)
            .orElseThrow(() ->
                new AskerMustAct(Sentence.of("slack.no-request", "number", number.toString())))
            .plan();
    if (plan == null) {
      throw new AskerMustAct(Sentence.of("slack.not-planned", "number", number.toString()));
    }
    return PlanHash.of(plan);
  }
}
