package dev.lighterman.slack.message;

import dev.lighterman.approval.WhoMay;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.status.Cards;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.Matters;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How what is said about a request looks in Slack. */
public final class RequestVoice {
  private final Cards cards;
  private final Supplier<WhoMay> whoMay;
  private final Supplier<PolicySettings> policy;

  RequestVoice(Cards cards, Supplier<WhoMay> whoMay, Supplier<PolicySettings> policy) {
    this.cards = cards;
    this.whoMay = whoMay;
    this.policy = policy;
  }

  /** The message that is kept up to date. */
  Posting card(Request request, List<StepProgress> steps, Instant now) {
    return BlockKit.posting(
        cards.card(request, whoMay.get().approvals(Matters.of(request)), steps, now));
  }

  /** The message that tells people how it ended, or that it stands still. */
  Posting ending(Request request, List<StepProgress> steps, Instant now) {
    return BlockKit.posting(cards.ended(request, steps, now, told(request)));
  }

  /** The message that says most at this moment. */
  public Posting latest(Request request, List<StepProgress> steps, Instant now) {
    boolean told =
        request.state() instanceof RequestState.Halted
            || request.state() instanceof RequestState.Succeeded;
    return told ? ending(request, steps, now) : card(request, steps, now);
  }

  /** The message that told of a halt, once a person decided on it. */
  Posting pastHalt(Request halted, List<StepProgress> steps, Request after, Person by) {
    return BlockKit.posting(cards.pastHalt(halted, steps, after, by));
  }

  /** A step that came along. */
  Posting step(Request request, StepProgress step) {
    return BlockKit.posting(cards.threadLine(request, step));
  }

  /**
   * The lines that do by hand what is not done yet.
   *
   * @param words what asks the bot for the same
   */
  public Posting commands(Request request, List<StepProgress> steps, String words) {
    return BlockKit.posting(cards.commands(request, steps, words));
  }

  /** A line of its own. */
  Posting line(Sentence sentence) {
    return BlockKit.posting(cards.answer(Answer.of(sentence)));
  }

  /** Who has to know when a run halts: who asked, and whom the channel names. */
  private List<Object> told(Request request) {
    Stream<Object> named =
        policy.get().channel(request.intent().channel()).stream()
            .flatMap(channel -> channel.notified().named().stream());
    return Stream.concat(Stream.of(request.intent().asker()), named).distinct().toList();
  }
}
