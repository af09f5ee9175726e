package dev.lighterman.status;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Refusal.MustAct;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Superseded;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.status.PhaseProgress.StepWithProgress;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The card of a request that ended without success. */
final class EndCard {
  /** Changes without a form, which are asked for again in the same words. */
  private static final Set<String> ASKED_IN_WORDS = Set.of("repair");

  private final SentenceRenderer renderer;
  private final Request request;
  private final RequestSummary summary;

  EndCard(SentenceRenderer renderer, Request request) {
    this.renderer = renderer;
    this.request = request;
    this.summary = new RequestSummary(request);
  }

  Card refused(RequestState.Refused state) {
    Stream<CardButton> offers =
        state.offers().stream()
            .map(suggestion ->
                ButtonFactory.say(renderer, suggestion.label(), suggestion.words(), Style.PLAIN));
    boolean isInVain =
        ASKED_IN_WORDS.contains(summary.operation()) && state.mustAct() != MustAct.NOBODY;
    Stream<CardButton> again = isInVain ? Stream.empty() : Stream.of(editButton());
    var builder =
        new CardBuilder(renderer)
            .title(StateSign.ENDED, summary.asked(), Sentence.of("card.refused"))
            .line(state.why());
    if (isInVain && state.mustAct() == MustAct.OPERATOR) {
      builder.line(Sentence.of("card.refused.then"));
    }
    return builder.buttons(Stream.concat(offers, again).toList()).card();
  }

  Card rejected(RequestState.Rejected state) {
    return unchanged(
        Sentence.of("card.rejected"),
        Sentence.of("card.rejected.by", "by", state.by()).with("why", state.why()));
  }

  Card expired() {
    return unchanged(Sentence.of("card.expired"), Sentence.of("card.expired.why"));
  }

  Card withdrawn(RequestState.Withdrawn state) {
    return unchanged(
        Sentence.of("card.withdrawn"),
        Sentence.of("card.withdrawn.by", "by", state.by())
            .with("why", Objects.requireNonNullElse(state.why(), "")));
  }

  Card superseded(Superseded state) {
    return new CardBuilder(renderer)
        .title(
            StateSign.ENDED,
            summary.asked(),
            Sentence.of("card.superseded", "by", state.by().toString()))
        .line(Sentence.of("card.superseded.why", "by", state.by().toString()))
        .listed(Sentence.of("card.superseded.since"), state.since())
        .line(Sentence.of("card.nothing-changed"))
        .context(summary.asker())
        .card();
  }

  private Card unchanged(Sentence state, Sentence why) {
    return new CardBuilder(renderer)
        .title(StateSign.ENDED, summary.asked(), state)
        .lines(List.of(why, Sentence.of("card.nothing-changed")))
        .context(summary.asker())
        .buttons(List.of(editButton()))
        .card();
  }

  private CardButton editButton() {
    return new ButtonFactory(renderer, request)
        .button(
            ButtonAction.EDIT,
            Style.PLAIN,
            Sentence.of("card.edit", "operation", summary.operation()));
  }

  Card undone(RequestState.Undone state, List<StepProgress> steps) {
    List<StepWithProgress> all =
        RunProgress.of(summary.plan(), steps, true).phases().stream()
            .flatMap(phaseProgress -> phaseProgress.steps().stream())
            .toList();
    List<Sentence> stays =
        all.stream()
            .filter(step -> step.mark() == Status.LEFT_IN_PLACE && !isShared(step.progress()))
            .flatMap(step -> Stream.ofNullable(step.progress().says()))
            .toList();
    List<Sentence> lost = RunOutcome.of(summary.plan(), steps).lost();
    return new CardBuilder(renderer)
        .title(StateSign.ENDED, summary.asked(), undone(summary, stays.size(), lost.size()))
        .listed(
            Sentence.of("card.taken-back"),
            all.stream()
                .filter(step -> step.mark() == Status.UNDONE && !isShared(step.progress()))
                .flatMap(step -> effects(step, EndCard::isTakenBack))
                .toList())
        .listed(Sentence.of("card.deleted"), lost)
        .lines(recovery(lost))
        .listed(Sentence.of("card.stays"), stays)
        .listed(
            Sentence.of("card.left-on"),
            all.stream()
                .filter(step -> isLeftOn(step.progress()))
                .flatMap(step -> step.step().step().stayingAfter(step.progress()).stream())
                .toList())
        .context(summary.undone(state))
        .card();
  }

  static Sentence undone(RequestSummary summary, int staying, int lost) {
    return Sentence.of("card.undone", "stays", staying)
        .with("lost", lost)
        .with("operation", summary.operation());
  }

  /** How to get back what was deleted. */
  private List<Sentence> recovery(List<Sentence> lost) {
    Plan plan = summary.plan();
    return lost.isEmpty()
        ? List.of()
        : plan.details().recovery(plan.siteArgument()).stream().toList();
  }

  static Sentence leftBy(Request request, RequestState.Left state) {
    return Sentence.of("card.left.by", "number", request.number().toString())
        .with("by", state.by())
        .with("why", Objects.requireNonNullElse(state.why(), ""));
  }

  /** What others share is not, and what a resource costs or takes up goes with it. */
  private static boolean isTakenBack(Effect effect) {
    return switch (effect.kind()) {
      case CREATE, CHANGE, OVERWRITE, DELETE, PASSING, KEEP -> true;
      case RENEW, BREAKS_OTHERS, TOUCHES_OTHERS, COST, STORAGE -> false;
    };
  }

  private static Stream<Sentence> effects(StepWithProgress step, Predicate<Effect> filter) {
    return step.step().step().effects().stream()
        .filter(Effect::needsApproval)
        .filter(filter)
        .map(Effect::says);
  }

  /** Whether undo kept a step's result because others may use it. */
  static boolean isShared(StepProgress step) {
    Sentence says = step.says();
    return step.mark().undoFinished() && says != null && says.key().equals("step.left-on");
  }

  /** Whether what a step did for all stays: undo keeps it, or takes back only what is its own. */
  private static boolean isLeftOn(StepProgress step) {
    return switch (step.mark()) {
      case DONE, UNDONE -> true;
      case LEFT_IN_PLACE -> isShared(step);
      case OPEN, WAITING, FAILED, NOTHING_TO_UNDO -> false;
    };
  }

  Card left(RequestState.Left state, List<StepProgress> steps) {
    List<Sentence> lost = RunOutcome.of(summary.plan(), steps).lost();
    return new CardBuilder(renderer)
        .title(StateSign.ENDED, summary.asked(), Sentence.of("card.left"))
        .line(leftBy(request, state))
        .listed(Sentence.of("card.exists", "operation", summary.operation()), state.exists())
        .listed(Sentence.of("card.deleted"), lost)
        .lines(recovery(lost))
        .line(Sentence.of("card.left.next", "site", summary.plan().siteArgument()))
        .context(summary.left(state))
        .card();
  }
}
