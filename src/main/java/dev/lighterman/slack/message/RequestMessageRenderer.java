package dev.lighterman.slack.message;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.status.ApprovalContext;
import dev.lighterman.status.CardRenderer;
import dev.lighterman.store.FreezeOrder;
import dev.lighterman.store.Freezes;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.ChangeFreeze;
import dev.lighterman.workflow.PolicyRequests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Renders the messages about a request, in one language. */
public final class RequestMessageRenderer {
  private final CardRenderer cards;
  private final Supplier<PolicyEvaluator> evaluator;
  private final Supplier<PolicySettings> policy;
  private final Freezes freezes;

  RequestMessageRenderer(
      CardRenderer cards,
      Supplier<PolicyEvaluator> evaluator,
      Supplier<PolicySettings> policy,
      Freezes freezes) {
    this.cards = cards;
    this.evaluator = evaluator;
    this.policy = policy;
    this.freezes = freezes;
  }

  /** The message that is edited as the request proceeds. */
  SlackMessage card(
      Request request,
      List<StepProgress> steps,
      List<Sentence> warnings,
      ApprovalContext.History history,
      Instant now) {
    var requirement = evaluator.get().approvalRequirement(PolicyRequests.of(request));
    return BlockKitRenderer.render(
        cards.card(
            request,
            requirement,
            steps,
            context(request, Optional.empty(), warnings, history),
            now));
  }

  /**
   * The card for a person who typed an approval of a plan that they have to look at first.
   *
   * @param withReason whether a reason was typed, which the button then asks to confirm
   */
  public SlackMessage toApprove(
      Request request,
      List<StepProgress> steps,
      ApprovalContext.History history,
      boolean withReason,
      Instant now) {
    ApprovalRequirement policy = evaluator.get().approvalRequirement(PolicyRequests.of(request));
    var requirement =
        withReason
            ? new ApprovalRequirement(
                policy.rule(), policy.by(), policy.count(), policy.within(), true)
            : policy;
    Sentence look =
        Sentence.of("slack.approve.look", "request", request.number().toString())
            .with("why", whyToLook(request))
            .with("channel", request.intent().channel());
    return BlockKitRenderer.render(
        cards.card(
            request,
            requirement,
            steps,
            context(request, Optional.of(look), List.of(), history),
            now));
  }

  private static String whyToLook(Request request) {
    if (request.isForGood()) {
      return "for_good";
    }
    return request.destroys() ? "destroys" : "elsewhere";
  }

  private ApprovalContext context(
      Request request,
      Optional<Sentence> look,
      List<Sentence> warnings,
      ApprovalContext.History history) {
    Optional<Sentence> freeze =
        request.state() instanceof RequestState.Undecided
            ? ChangeFreeze.covering(evaluator.get(), freezes.inForce(), request)
            : Optional.empty();
    return new ApprovalContext(look, warnings, freeze, history);
  }

  /** The lists of a request's plan, and what exists of it so far. */
  public SlackMessage fullPlan(Request request, List<StepProgress> steps) {
    return BlockKitRenderer.render(cards.fullPlan(request, steps));
  }

  /** The same for a person who may decide on the plan, with the buttons for that. */
  public SlackMessage fullPlanToDecide(Request request, List<StepProgress> steps) {
    var requirement = evaluator.get().approvalRequirement(PolicyRequests.of(request));
    return BlockKitRenderer.render(
        cards.fullPlanToDecide(
            request,
            requirement,
            steps,
            context(request, Optional.empty(), List.of(), ApprovalContext.History.NONE)));
  }

  /** Who may approve the request, to be mentioned. */
  List<?> approvers(Request request) {
    return evaluator.get().approvalRequirement(PolicyRequests.of(request)).by();
  }

  /** The message that tells how a run ended, or why it halted. */
  SlackMessage ending(
      Transaction transaction, Request request, List<StepProgress> steps, Instant now) {
    return ending(request, steps, freezes.inForce(transaction), now);
  }

  private SlackMessage ending(
      Request request, List<StepProgress> steps, List<FreezeOrder> inForce, Instant now) {
    Optional<Sentence> freeze =
        request.state() instanceof RequestState.Halted
            ? ChangeFreeze.covering(evaluator.get(), inForce, request)
            : Optional.empty();
    return BlockKitRenderer.render(cards.ended(request, steps, now, notified(request), freeze));
  }

  /** The thread's table about a success; empty if there is none. */
  Optional<SlackMessage> resultTable(Request request, List<StepProgress> steps) {
    return cards.resultTable(request, steps).map(BlockKitRenderer::render);
  }

  /** The message that tells most about the request's present state. */
  public SlackMessage latest(
      Request request, List<StepProgress> steps, ApprovalContext.History history, Instant now) {
    boolean hasEnding =
        request.state() instanceof RequestState.Halted
            || request.state() instanceof RequestState.Succeeded;
    return hasEnding
        ? ending(request, steps, freezes.inForce(), now)
        : card(request, steps, List.of(), history, now);
  }

  /** The message about a halt, after a person has decided what follows. */
  SlackMessage pastHalt(Request halted, List<StepProgress> steps, Request after, Person by) {
    return BlockKitRenderer.render(cards.pastHalt(halted, steps, after, by));
  }

  /** Whether the request's card can't show a step's whole message. */
  boolean isShortened(StepProgress step) {
    return cards.isShortened(step);
  }

  /** The thread's line about a step's progress. */
  SlackMessage step(Request request, StepProgress step) {
    return BlockKitRenderer.render(cards.threadLine(request, step));
  }

  /**
   * The command lines that do by hand what the run has not done yet.
   *
   * @param words the bot's command for the same
   */
  public SlackMessage commands(Request request, List<StepProgress> steps, String words) {
    return BlockKitRenderer.render(cards.commands(request, steps, words));
  }

  /** The message to the whole channel that a rule approved a request, and no person. */
  SlackMessage byPolicyAlone(Request request, String rule) {
    String site = request.plan() == null ? "" : request.plan().siteName();
    return line(
        Sentence.of("slack.policy-alone", "number", request.number().toString())
            .with("operation", request.intent().operation())
            .with("site", site)
            .with("rule", rule)
            .with("told", notified(request)));
  }

  /** A line of the thread. */
  SlackMessage line(Sentence sentence) {
    return BlockKitRenderer.render(cards.answer(Answer.of(sentence)));
  }

  /** Those who are mentioned when a run halts: the owner, and those whom the channel names. */
  private List<Object> notified(Request request) {
    Stream<Object> named =
        policy.get().channel(request.intent().channel()).stream()
            .flatMap(channel -> channel.notified().named().stream());
    return Stream.concat(Stream.of(request.owner()), named).distinct().toList();
  }
}
