package dev.lighterman.status;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Impact;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Renders all cards in one language. */
public final class CardRenderer {
  private final SentenceRenderer renderer;

  public CardRenderer(SentenceRenderer renderer) {
    this.renderer = renderer;
  }

  /** The request's main message, which is updated as the request proceeds. */
  public Card card(
      Request request, ApprovalRequirement requirement, List<StepProgress> steps, Instant now) {
    return card(request, requirement, steps, ApprovalContext.NONE, now);
  }

  /** The same, with what people who decide have to know besides the plan. */
  public Card card(
      Request request,
      ApprovalRequirement requirement,
      List<StepProgress> steps,
      ApprovalContext context,
      Instant now) {
    var run = new RunCard(renderer, request, steps, now);
    return switch (request.state()) {
      case RequestState.Planning _ -> looking(request);
      case RequestState.AwaitingApproval state ->
          new PlanCard(renderer).waiting(request, state, requirement, context);
      case RequestState.Approved state -> run.approved(state);
      case RequestState.Running state -> run.running(state);
      case RequestState.Resuming state -> run.resuming(state);
      case RequestState.AwaitingReapproval state ->
          new PlanCard(renderer).waitingAgain(request, state, requirement, context);
      case RequestState.Halted state ->
          new RunCard(renderer, request, HaltCard.diagnosed(state, steps), now).halted(state);
      case RequestState.Undoing state -> run.undoing(state);
      case RequestState.Succeeded state -> run.succeeded(state);
      case RequestState.Undone state -> run.undone(state);
      case RequestState.Left state -> run.left(state);
      case RequestState.Refused _, RequestState.Rejected _, RequestState.Expired _ ->
          ended(request, steps, now);
      case RequestState.Withdrawn _, RequestState.Superseded _ -> ended(request, steps, now);
    };
  }

  /** The separate message that a request ended or halted. */
  public Card ended(Request request, List<StepProgress> steps, Instant now) {
    return ended(request, steps, now, List.of(request.owner()));
  }

  /**
   * The separate message that a request ended or halted.
   *
   * @param mentioned persons and groups to mention if the request halted
   */
  public Card ended(
      Request request, List<StepProgress> steps, Instant now, List<Object> mentioned) {
    return ended(request, steps, now, mentioned, Optional.empty());
  }

  /**
   * The same where changes to the site may be frozen.
   *
   * @param freeze the freeze that keeps a halted request from going on
   */
  public Card ended(
      Request request,
      List<StepProgress> steps,
      Instant now,
      List<Object> mentioned,
      Optional<Sentence> freeze) {
    var end = new EndCard(renderer, request);
    return switch (request.state()) {
      case RequestState.Halted state ->
          new HaltCard(renderer, request, state, steps).card(mentioned, freeze);
      case RequestState.Succeeded state -> new SuccessCard(renderer, request, steps).card(state);
      case RequestState.Undone state -> end.undone(state, steps);
      case RequestState.Left state -> end.left(state, steps);
      case RequestState.Refused state -> end.refused(state);
      case RequestState.Rejected state -> end.rejected(state);
      case RequestState.Expired _ -> end.expired();
      case RequestState.Withdrawn state -> end.withdrawn(state);
      case RequestState.Superseded state -> end.superseded(state);
      case RequestState.Planning _, RequestState.AwaitingApproval _ -> looking(request);
      case RequestState.Approved _, RequestState.Running _, RequestState.Undoing _ ->
          looking(request);
      case RequestState.Resuming _, RequestState.AwaitingReapproval _ -> looking(request);
    };
  }

  /** What the thread tells in full about a success; empty if there is no more to tell. */
  public Optional<Card> resultTable(Request request, List<StepProgress> steps) {
    return request.state() instanceof RequestState.Succeeded
        ? new SuccessCard(renderer, request, steps).table()
        : Optional.empty();
  }

  /** The halt message after a decision, without buttons. */
  public Card pastHalt(Request halted, List<StepProgress> steps, Request after, Person by) {
    return new HaltCard(renderer, halted, (RequestState.Halted) halted.state(), steps)
        .decided(after, by);
  }

  /** The card shown during planning. */
  public Card looking(Request request) {
    var summary = new RequestSummary(request);
    return new CardBuilder(renderer)
        .title(StateSign.MOVING, summary.asked(), Sentence.of("card.looking"))
        .context(summary.asker())
        .card();
  }

  /** All lists of a request's plan, and what exists of it so far. */
  public Card fullPlan(Request request, List<StepProgress> steps) {
    return FullPlanCard.of(renderer, request, steps);
  }

  /** The lists of its plan, with the buttons that decide on it while it waits for approval. */
  public Card fullPlanToDecide(
      Request request,
      ApprovalRequirement requirement,
      List<StepProgress> steps,
      ApprovalContext context) {
    if (!(request.state() instanceof RequestState.Undecided undecided)) {
      return fullPlan(request, steps);
    }
    List<Effect> effects =
        switch (undecided) {
          case RequestState.AwaitingApproval _ -> new RequestSummary(request).plan().effects();
          case RequestState.AwaitingReapproval again -> again.added();
        };
    return new PlanCard(renderer).listsToDecide(request, new Impact(effects), requirement, context);
  }

  /** The card of a dry run. */
  public Card rehearsal(Plan plan) {
    return new PlanCard(renderer).rehearsal(plan);
  }

  /** A step's progress as a line in the thread. */
  public Card threadLine(Request request, StepProgress step) {
    return ThreadLine.of(renderer, request, step);
  }

  /** Whether the request's card can't show a step's whole message. */
  public boolean isShortened(StepProgress step) {
    return step.says() != null && PhaseLines.isShortened(step.says());
  }

  /** The commands that do the remaining work by hand. */
  public Card commands(Request request, List<StepProgress> steps, String words) {
    return CommandsCard.of(renderer, request, steps, words);
  }

  /** The card of a query's answer. */
  public Card answer(Answer answer) {
    return AnswerCard.of(renderer, answer);
  }
}
