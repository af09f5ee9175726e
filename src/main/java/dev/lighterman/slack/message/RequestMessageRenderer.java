package dev.lighterman.slack.message;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.status.CardRenderer;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.PolicyRequests;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How what is said about a request looks in Slack. */
public final class RequestMessageRenderer {
  private final CardRenderer cards;
  private final Supplier<PolicyEvaluator> evaluator;
  private final Supplier<PolicySettings> policy;

  RequestMessageRenderer(
      CardRenderer cards, Supplier<PolicyEvaluator> evaluator, Supplier<PolicySettings> policy) {
    this.cards = cards;
    this.evaluator = evaluator;
    this.policy = policy;
  }

  /** The message that is kept up to date. */
  SlackMessage card(Request request, List<StepProgress> steps, Instant now) {
    return BlockKitRenderer.posting(
        cards.card(
            request, evaluator.get().approvalRequirement(PolicyRequests.of(request)), steps, now));
  }

  /** The message that tells people how it ended, or that it stands still. */
  SlackMessage ending(Request request, List<StepProgress> steps, Instant now) {
    return BlockKitRenderer.posting(cards.ended(request, steps, now, told(request)));
  }

  /** The message that says most at this moment. */
  public SlackMessage latest(Request request, List<StepProgress> steps, Instant now) {
    boolean told =
        request.state() instanceof RequestState.Halted
            || request.state() instanceof RequestState.Succeeded;
    return told ? ending(request, steps, now) : card(request, steps, now);
  }

  /** The message that told of a halt, once a person decided on it. */
  SlackMessage pastHalt(Request halted, List<StepProgress> steps, Request after, Person by) {
    return BlockKitRenderer.posting(cards.pastHalt(halted, steps, after, by));
  }

  /** A step that came along. */
  SlackMessage step(Request request, StepProgress step) {
    return BlockKitRenderer.posting(cards.threadLine(request, step));
  }

  /**
   * The lines that do by hand what is not done yet.
   *
   * @param words what asks the bot for the same
   */
  public SlackMessage commands(Request request, List<StepProgress> steps, String words) {
    return BlockKitRenderer.posting(cards.commands(request, steps, words));
  }

  /** A line of its own. */
  SlackMessage line(Sentence sentence) {
    return BlockKitRenderer.posting(cards.answer(Answer.of(sentence)));
  }

  /** Who has to know when a run halts: who asked, and whom the channel names. */
  private List<Object> told(Request request) {
    Stream<Object> named =
        policy.get().channel(request.intent().channel()).stream()
            .flatMap(channel -> channel.notified().named().stream());
    return Stream.concat(Stream.of(request.intent().asker()), named).distinct().toList();
  }
}
