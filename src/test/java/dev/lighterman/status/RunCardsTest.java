package dev.lighterman.status;

import static dev.lighterman.status.Samples.AMINA;
import static dev.lighterman.status.Samples.BEGAN;
import static dev.lighterman.status.Samples.BEN;
import static dev.lighterman.status.Samples.progress;
import static dev.lighterman.status.Samples.request;
import static dev.lighterman.status.Stages.NOW;
import static dev.lighterman.status.Stages.VOTES;
import static dev.lighterman.status.Stages.failing;
import static dev.lighterman.status.Stages.halted;
import static dev.lighterman.status.Stages.installing;
import static dev.lighterman.status.Stages.serving;
import static dev.lighterman.status.Stages.undoneInPart;
import static dev.lighterman.status.Stages.waiting;

import dev.lighterman.request.Outcome.Amendment;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.request.Outcome.Failed;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.value.Language;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs, what stands still and what is being undone, in every language. */
@ParameterizedClass
@EnumSource
final class RunCardsTest {
  private final Looks looks;

  RunCardsTest(Language language) {
    looks = new Looks(language);
  }

  @Test
  void running() {
    looks.assertLooks(
        "running", looks.card(request(new RequestState.Running(VOTES, BEGAN)), installing()));
  }

  @Test
  void runningAndAskedToStop() {
    var running = new RequestState.Running(VOTES, BEGAN).stop(AMINA, false);
    looks.assertLooks("running-stopping", looks.card(request(running), installing()));
  }

  @Test
  void allTheWayWithoutAClusterToReach() {
    var far = Samples.outOfReach();
    looks.assertLooks(
        "plan-no-reach", looks.card(waiting(request(new RequestState.Planning(), far)), List.of()));
    looks.assertLooks(
        "running-no-reach",
        looks.card(request(new RequestState.Running(VOTES, BEGAN), far), installing()));
    looks.assertLooks(
        "succeeded-no-reach",
        looks.ended(
            request(new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(320)), far),
            serving().subList(0, 5)));
    looks.assertLooks(
        "commands-no-reach",
        looks
            .cards()
            .commands(
                request(new RequestState.Running(VOTES, BEGAN), far),
                installing(),
                "/registry remove store-101"));
  }

  @Test
  void linesOfTheThread() {
    var running = request(new RequestState.Running(VOTES, BEGAN));
    var all = new ArrayList<>(installing());
    all.add(
        progress(
            "await-active", Mark.FAILED, 300, 310, Sentence.of("card.cause.frozen", "why", "x")));
    all.add(
        progress("put-pull-secret", Mark.UNDONE, 300, 301, Sentence.of("step.gone", "what", "x")));
    String lines =
        all.stream()
            .map(step -> looks.cards().threadLine(running, step).text())
            .reduce("", (a, b) -> a + b + "\n");
    looks.assertLooks("thread", new Card(lines, List.of()));
  }

  @Test
  void haltedByAFailureThatAnotherValueMends() {
    var failed =
        new Failed(
            Blame.ASKER,
            Sentence.of("step.volume-pending", "class", "standard")
                .with("cluster", "store-114")
                .with("classes", List.of("local-path")),
            Sentence.of("step.volume-pending.remedy", "class", "local-path"),
            new Amendment("storage-class", "local-path"));
    var request =
        halted(new Halt.Failure(new StepId("install-extension"), failed), Direction.FORWARD);

    looks.assertLooks("halted", looks.ended(request, failing(failed)));
    looks.assertLooks("halted-card", looks.card(request, failing(failed)));
  }

  @Test
  void haltedByOurOwnMistake() {
    var failed =
        new Failed(
            Blame.US,
            Plain.text("NullPointerException"),
            Plain.text("Tell whoever runs me."),
            null);
    var request =
        halted(new Halt.Failure(new StepId("install-extension"), failed), Direction.FORWARD);

    looks.assertLooks("halted-us", looks.ended(request, failing(failed)));
  }

  @Test
  void haltedByAPerson() {
    looks.assertLooks(
        "halted-stopped",
        looks.ended(halted(new Halt.Stopped(AMINA), Direction.FORWARD), Samples.created()));
  }

  @Test
  void haltedByAFreeze() {
    looks.assertLooks(
        "halted-frozen",
        looks.ended(halted(new Halt.Frozen("Black Friday"), Direction.FORWARD), Samples.created()));
  }

  @Test
  void haltedRemoval() {
    var state =
        new RequestState.Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps = List.of(progress("remove-extension", Mark.DONE, 0, 90, gone));

    looks.assertLooks("halted-remove", looks.ended(request(state, Samples.removal()), steps));
  }

  @Test
  void undoing() {
    looks.assertLooks(
        "undoing", looks.card(request(new RequestState.Undoing(VOTES, BEGAN)), undoneInPart()));
  }

  @Test
  void haltedWhileUndoing() {
    var request = halted(new Halt.Stopped(BEN), Direction.BACK);

    looks.assertLooks("halted-undoing", looks.ended(request, undoneInPart()));
    looks.assertLooks("halted-undoing-card", looks.card(request, undoneInPart()));
  }
}
