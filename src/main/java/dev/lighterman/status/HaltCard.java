package dev.lighterman.status;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The card of a halted run: cause, what it means now, what can be done next. */
final class HaltCard {
  /** What to do where a step knows no more than that it failed. */
  private static final Set<String> VAGUE =
      Set.of(
          "azure.refused.remedy",
          "kubernetes.refused.remedy",
          "step.await-pull.remedy.look",
          "step.install-extension.failed.remedy",
          "step.renew-sync-password.failed.remedy",
          "workflow.remedy.too-long");

  private final SentenceRenderer renderer;
  private final Request request;
  private final Halted state;
  private final RunProgress progress;
  private final RunOutcome outcome;

  HaltCard(SentenceRenderer renderer, Request request, Halted state, List<StepProgress> steps) {
    this.renderer = renderer;
    this.request = request;
    this.state = state;
    Plan plan = new RequestSummary(request).plan();
    this.progress = RunProgress.of(plan, steps, state.direction() == Direction.BACK);
    this.outcome = RunOutcome.of(plan, steps);
  }

  /**
   * The message about the halt.
   *
   * @param mentioned persons and groups to mention
   * @param freeze the freeze in force, which the buttons have to wait for
   */
  Card card(List<Object> mentioned, Optional<Sentence> freeze) {
    var summary = new RequestSummary(request);
    return new CardBuilder(renderer)
        .title(StateSign.STOPPED, summary.brief(), stoppedAt())
        .lines(
            freeze
                .filter(frozen -> !frozen.equals(cause()))
                .map(frozen -> Sentence.of("card.frozen.halted", "freeze", frozen))
                .stream()
                .toList())
        .fact("card.cause", cause())
        .fact("card.follows", consequences())
        .fact("card.now", now(summary))
        .fact("card.do", next(summary))
        .context(
            mentioned.isEmpty()
                ? List.of()
                : List.of(Sentence.of("card.told", "persons", mentioned)))
        .buttons(new HaltButtons(renderer, request, state).of(outcome))
        .card();
  }

  /** The steps, of which the one that failed says what is wrong at the site, once that is known. */
  static List<StepProgress> diagnosed(Halted state, List<StepProgress> steps) {
    HaltDiagnosis found = state.diagnosis();
    return found != null && state.why() instanceof Halt.Failure(var failed, var _)
        ? steps.stream()
            .map(step -> step.id().equals(failed) ? step.saying(found.cause()) : step)
            .toList()
        : steps;
  }

  /** At which phase it stopped. */
  Sentence stoppedAt() {
    String phase = progress.current().map(each -> each.phase().name()).orElse("");
    return Sentence.of("card.halted", "place", progress.currentIndex())
        .with("length", progress.length())
        .with("way", direction())
        .with("begun", hasBegun())
        .with("heading", phase.toLowerCase(Locale.ROOT));
  }

  /** Whether the phase at which it stopped was begun; a step that failed was, in any case. */
  private String hasBegun() {
    boolean failed = state.why() instanceof Halt.Failure;
    boolean open = progress.current().filter(each -> each.sign(false) == Sign.OPEN).isPresent();
    return open && !failed ? "no" : "yes";
  }

  /** What the run has done, and whether the site serves. */
  private Sentence now(RequestSummary summary) {
    return Sentence.of("card.now.says", "operation", summary.plan().operation())
        .with("way", direction())
        .with("site", summary.plan().siteName())
        .with("serves", serves())
        .with("lost", isRemoval(summary) ? List.of() : outcome.lost())
        .with("exist", outcome.exists().size() + renewed())
        .with("created", outcome.count(Set.of(Kind.CREATE, Kind.PASSING)))
        .with("changed", outcome.count(Set.of(Kind.CHANGE, Kind.OVERWRITE, Kind.RENEW)))
        .with("deleted", outcome.deleted().size())
        .with("shared", outcome.shared())
        .with("gone", has(Phase.EXTENSION, Sign.DONE) ? "yes" : "no");
  }

  /** How much is changed for good, which stays while the rest is undone. */
  private int renewed() {
    return progress.undoing() ? 0 : outcome.count(Set.of(Kind.RENEW));
  }

  /** A removal counts what it deletes. */
  private static boolean isRemoval(RequestSummary summary) {
    return summary.operation().equals("remove");
  }

  /**
   * Whether the connected registry was seen online, which a test pull may still prove. Once all is
   * installed, only a verification that failed says that it is not.
   */
  private String serves() {
    if (has(Phase.VERIFICATION, Sign.DONE)) {
      return "yes";
    }
    boolean isInstalled =
        has(Phase.CONNECTED_REGISTRY, Sign.DONE) && has(Phase.EXTENSION, Sign.DONE);
    return isInstalled && !has(Phase.VERIFICATION, Sign.FAILED) ? "unverified" : "no";
  }

  private boolean has(Phase phase, Sign sign) {
    return progress.phases().stream()
        .anyMatch(each -> each.phase() == phase && each.sign(false) == sign);
  }

  /** The same message after the decision: the cause and what was decided. */
  Card decided(Request after, Person by) {
    String then = after.state().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return new CardBuilder(renderer)
        .headline(
            new RequestSummary(request).brief(),
            Sentence.of("card.halted-past", "then", then)
                .with("by", by)
                .with("way", direction())
                .with("begun", hasBegun())
                .with("value", amended(after))
                .with("place", progress.currentIndex())
                .with("length", progress.length()))
        .fact("card.cause", cause())
        .card();
  }

  /** The changed value with which the run continued; empty if none. */
  private String amended(Request after) {
    return Objects.equals(after.plan(), request.plan())
        ? ""
        : state.amendment().map(Amendment::value).orElse("");
  }

  private Sentence cause() {
    return diagnosis().map(HaltDiagnosis::cause).orElseGet(() -> PhaseLines.meant(reported()));
  }

  private Optional<HaltDiagnosis> diagnosis() {
    return Optional.ofNullable(state.diagnosis());
  }

  private List<Sentence> consequences() {
    return diagnosis().map(HaltDiagnosis::consequences).orElse(List.of());
  }

  /** What the step that failed, or whoever stopped it, says. */
  private Sentence reported() {
    return switch (state.why()) {
      case Halt.Failure(var _, var failed) ->
          failed.blame() == Blame.US
              ? Sentence.of("card.cause.us", "cause", failed.cause())
              : failed.cause();
      case Halt.Stopped(var by, var why) -> stopped(by, why);
      case Halt.Frozen(var why) -> why;
    };
  }

  /** Who stopped it, and what failed or was not done yet at that time. */
  private Sentence stopped(Person by, @Nullable String why) {
    List<Sentence> failed = messages(Status.FAILED);
    List<Sentence> status = failed.isEmpty() ? messages(Status.WAITING) : failed;
    Sentence stopped =
        status.isEmpty()
            ? Sentence.of("card.cause.stopped", "by", by)
            : Sentence.of("card.cause.stopped-while", "by", by).with("status", status);
    return stopped.with("why", Objects.requireNonNullElse(why, ""));
  }

  /** What the steps with this mark said last. */
  private List<Sentence> messages(Status mark) {
    return progress.phases().stream()
        .map(phase -> progress.undoing() ? phase.undoable() : phase)
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> step.mark() == mark)
        .flatMap(step -> Stream.ofNullable(step.progress().says()))
        .toList();
  }

  /** What to do; where the step that failed can't tell the cause, how to find it first. */
  private List<Sentence> next(RequestSummary summary) {
    Sentence remedy = remedy();
    return VAGUE.contains(remedy.key()) ? List.of(findCause(summary), remedy) : List.of(remedy);
  }

  private Sentence findCause(RequestSummary summary) {
    boolean inCluster =
        progress.current().filter(each -> each.phase() != Phase.CONNECTED_REGISTRY).isPresent();
    return Sentence.of("card.do.find", "site", summary.plan().siteName())
        .with("cluster", inCluster ? "yes" : "no");
  }

  private Sentence remedy() {
    return switch (state.why()) {
      case Halt.Failure(var _, var failed) when failed.amendment() != null -> failed.remedy();
      case Halt.Failure(var _, var failed) ->
          diagnosis().map(HaltDiagnosis::remedy).orElse(failed.remedy());
      case Halt.Stopped _ ->
          Sentence.of("card.do.stopped", "way", direction())
              .with("undo", outcome.takenBack().isEmpty() ? "no" : "yes");
      case Halt.Frozen _ -> Sentence.of("card.do.frozen");
    };
  }

  private String direction() {
    return progress.undoing() ? "back" : "forth";
  }
}
