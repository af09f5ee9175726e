package dev.lighterman.status;

import static dev.lighterman.status.SampleProgress.NOW;
import static dev.lighterman.status.SampleProgress.VOTES;
import static dev.lighterman.status.SampleProgress.failing;
import static dev.lighterman.status.SampleProgress.halted;
import static dev.lighterman.status.SampleProgress.installing;
import static dev.lighterman.status.SampleProgress.serving;
import static dev.lighterman.status.SampleProgress.undoneInPart;
import static dev.lighterman.status.SampleProgress.waiting;
import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.BEN;
import static dev.lighterman.status.SampleRequests.progress;
import static dev.lighterman.status.SampleRequests.request;

import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepOutcome.Failed;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs, what stands still and what is being undone, in every language. */
@ParameterizedClass
@EnumSource
final class RunCardsTest {
  private final CardRendering rendering;

  RunCardsTest(Language language) {
    rendering = new CardRendering(language);
  }

  @Test
  void running() {
    rendering.assertLooks(
        "running", rendering.card(request(new RequestState.Running(VOTES, BEGAN)), installing()));
  }

  @Test
  void runningPastTheUsualTime() {
    var said = "failed to pull and unpack image: " + "x".repeat(80) + ": not found";
    var pulling = progress("await-pull", Status.WAITING, 40, 0, PlainText.text(said));
    var steps = new ArrayList<>(installing());
    steps.add(pulling);
    var running = new RequestState.Running(VOTES, BEGAN.minusSeconds(900));
    rendering.assertLooks("running-late", rendering.card(request(running), steps));
  }

  /** The thread has it as the container runtime said it. */
  @Test
  void haltedByAPullOfWhichTheRuntimeSaysMuch() {
    String image = "10.43.0.50/pos:1.5";
    String said =
        "failed to pull and unpack image \"10.43.0.50/pos:1.5\": failed to resolve reference"
            + " \"10.43.0.50/pos:1.5\": 10.43.0.50/pos:1.5: not found: manifest unknown";
    var failed =
        new Failed(
            Blame.OPERATOR,
            Sentence.of("step.await-pull.refused", "image", image).with("why", said),
            Sentence.of("step.await-pull.remedy.not-synced"),
            null);
    var steps = new ArrayList<>(serving().subList(0, 5));
    steps.add(progress("await-pull", Status.FAILED, 330, 345, failed.cause()));
    var request = halted(new Halt.Failure(new StepId("await-pull"), failed), Direction.FORWARD);

    rendering.assertLooks("halted-pull", rendering.ended(request, steps));
    rendering.assertLooks("halted-pull-card", rendering.card(request, steps));
  }

  @Test
  void haltedBeforeAnythingWasCreated() {
    var failed =
        new Failed(
            Blame.ASKER,
            PlainText.text("store-114 is not Connected."),
            PlainText.text("Check the Arc agents."),
            null);
    var request = halted(new Halt.Failure(new StepId("check"), failed), Direction.FORWARD);
    var steps = List.of(progress("check", Status.FAILED, 0, 1, failed.cause()));

    rendering.assertLooks("halted-nothing", rendering.ended(request, steps));
  }

  @Test
  void runningAndAskedToStop() {
    var running = new RequestState.Running(VOTES, BEGAN).stop(AMINA, "", false);
    rendering.assertLooks("running-stopping", rendering.card(request(running), installing()));
  }

  @Test
  void allTheWayWithoutAClusterToReach() {
    var far = SampleRequests.outOfReach();
    rendering.assertLooks(
        "plan-no-reach",
        rendering.card(waiting(request(new RequestState.Planning(), far)), List.of()));
    rendering.assertLooks(
        "running-no-reach",
        rendering.card(request(new RequestState.Running(VOTES, BEGAN), far), installing()));
    rendering.assertLooks(
        "succeeded-no-reach",
        rendering.ended(
            request(new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(320)), far),
            serving().subList(0, 5)));
    rendering.assertLooks(
        "commands-no-reach",
        rendering
            .cards()
            .commands(
                request(new RequestState.Running(VOTES, BEGAN), far),
                installing(),
                "/registry remove store-101"));
  }

  @Test
  void lookingAgainBeforeItGoesOn() {
    var request = halted(new Halt.Stopped(AMINA), Direction.FORWARD);
    var halted = (RequestState.Halted) request.state();
    rendering.assertLooks("resuming", rendering.card(request(halted.resume(NOW)), installing()));
    var resuming = (RequestState.Resuming) halted.resume(NOW);
    rendering.assertLooks(
        "resuming-waiting",
        rendering.card(
            request(resuming.waits(Sentence.of("azure.throttled"), NOW, NOW.plusSeconds(30))),
            installing()));
  }

  @Test
  void approvedAndWaitingForACluster() {
    var approved =
        new RequestState.Approved(
            PlanHash.of(SampleRequests.deployment()), VOTES, BEGAN, null, null);
    Sentence busy = Sentence.of("kubernetes.busy", "context", "store-114");
    rendering.assertLooks(
        "approved-waiting",
        rendering.card(request(approved.waits(busy, NOW, NOW.plusSeconds(4))), List.of()));
  }

  @Test
  void linesOfTheThread() {
    var running = request(new RequestState.Running(VOTES, BEGAN));
    var all = new ArrayList<>(installing());
    all.add(
        progress("await-active", Status.FAILED, 300, 310, Sentence.of("step.busy", "what", "x")));
    all.add(
        progress(
            "put-pull-secret", Status.UNDONE, 300, 301, Sentence.of("step.gone", "what", "x")));
    String lines =
        all.stream()
            .map(step -> rendering.cards().threadLine(running, step).text())
            .reduce("", (a, b) -> a + b + "\n");
    rendering.assertLooks("thread", new Card(lines, List.of()));
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

    rendering.assertLooks("halted", rendering.ended(request, failing(failed)));
    rendering.assertLooks("halted-exists", rendering.cards().fullPlan(request, failing(failed)));
    rendering.assertLooks("halted-card", rendering.card(request, failing(failed)));
    Sentence freeze =
        Sentence.of("freeze.cover.channel", "by", BEN)
            .with("channel", new Channel("C01EDGEOPS"))
            .with("why", "Black Friday.");
    rendering.assertLooks(
        "halted-while-frozen",
        rendering
            .cards()
            .ended(request, failing(failed), NOW, List.of(AMINA), Optional.of(freeze)));
  }

  @Test
  void haltedByWhatIsWrongAtTheSite() {
    var failed =
        new Failed(
            Blame.OPERATOR,
            Sentence.of("step.install-extension.failed", "name", "store114").with("why", "timeout"),
            Sentence.of("step.install-extension.failed.remedy"),
            null);
    var why = new Halt.Failure(new StepId("install-extension"), failed);
    rendering.assertLooks(
        "halted-undiagnosed", rendering.ended(halted(why, Direction.FORWARD), failing(failed)));
    var endpoint =
        diagnosis(
            Sentence.of("cause.data-endpoint-disabled", "registry", "prodacr"),
            Sentence.of(
                "cause.data-endpoint-disabled.remedy", "host", "prodacr.eastus.data.azurecr.io"),
            "continue",
            new SuggestedCommand(
                Sentence.of("doctor.cure", "cure", "data_endpoint"),
                "repair store-114 cure=data-endpoint"));
    var token =
        diagnosis(
            Sentence.of("cause.sync-token-disabled", "token", "store114"),
            Sentence.of("cause.sync-token-disabled.remedy"),
            "close",
            null);

    rendering.assertLooks(
        "halted-diagnosed", rendering.ended(diagnosed(why, endpoint), failing(failed)));
    rendering.assertLooks(
        "halted-diagnosed-site", rendering.ended(diagnosed(why, token), failing(failed)));
  }

  private static Request diagnosed(Halt why, HaltDiagnosis found) {
    var halted = new RequestState.Halted(VOTES, BEGAN, Direction.FORWARD, why, NOW);
    return request(halted.diagnosed(found));
  }

  private static HaltDiagnosis diagnosis(
      Sentence what, Sentence remedy, String way, @Nullable SuggestedCommand cure) {
    return new HaltDiagnosis(
        Sentence.of("halt.cause", "site", "store-114")
            .with("cause", what)
            .with("certain", cure == null ? "no" : "yes"),
        List.of(Sentence.of("cause.never-activated", "name", "store114")),
        Sentence.of("halt.next", "remedy", remedy)
            .with("way", way)
            .with("request", "R412")
            .with("words", "repair store-114 cure=sync-token"),
        cure);
  }

  @Test
  void haltedByOurOwnMistake() {
    var failed =
        new Failed(
            Blame.US,
            PlainText.text("NullPointerException"),
            PlainText.text("Tell whoever runs me."),
            null);
    var request =
        halted(new Halt.Failure(new StepId("install-extension"), failed), Direction.FORWARD);

    rendering.assertLooks("halted-us", rendering.ended(request, failing(failed)));
  }

  @Test
  void haltedByAPerson() {
    rendering.assertLooks(
        "halted-stopped",
        rendering.ended(
            halted(new Halt.Stopped(AMINA), Direction.FORWARD), SampleRequests.created()));
  }

  @Test
  void haltedByAPersonBeforeTheVerification() {
    var request = halted(new Halt.Stopped(AMINA), Direction.FORWARD);
    var installed = serving().subList(0, 4);

    rendering.assertLooks("halted-unverified", rendering.ended(request, installed));
    rendering.assertLooks("halted-unverified-card", rendering.card(request, installed));
  }

  private static Sentence frozen() {
    return Sentence.of("freeze.cover.channel", "by", BEN)
        .with("channel", new Channel("C01EDGEOPS"))
        .with("why", "Black Friday");
  }

  @Test
  void runningWhileChangesAreFrozen() {
    var running = new RequestState.Running(VOTES, BEGAN).freeze(frozen());
    rendering.assertLooks("running-freezing", rendering.card(request(running), installing()));
  }

  @Test
  void haltedByAFreeze() {
    rendering.assertLooks(
        "halted-frozen",
        rendering.ended(
            halted(new Halt.Frozen(frozen()), Direction.FORWARD), SampleRequests.created()));
  }

  @Test
  void haltedRemoval() {
    var state =
        new RequestState.Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps = List.of(progress("remove-extension", Status.DONE, 0, 90, gone));

    rendering.assertLooks(
        "halted-remove", rendering.ended(request(state, SampleRequests.removal()), steps));
  }

  @Test
  void haltedAfterTheExtensionWasDeletedAndBeforeItIsInstalledAgain() {
    var state =
        new RequestState.Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps = List.of(progress("remove-extension", Status.DONE, 0, 90, gone));

    rendering.assertLooks(
        "halted-repair", rendering.ended(request(state, SampleRequests.reinstallation()), steps));
  }

  @Test
  void undoing() {
    rendering.assertLooks(
        "undoing", rendering.card(request(new RequestState.Undoing(VOTES, BEGAN)), undoneInPart()));
  }

  /** The pull failed; its secret and the extension are gone. */
  @Test
  void undoingWhatWasMadeFirst() {
    var failed = PlainText.text("not found");
    var gone = Sentence.of("step.gone", "what", "x");
    var steps = new ArrayList<>(serving().subList(0, 5));
    steps.set(2, progress("create-connected-registry", Status.UNDONE, 3, 400, gone));
    steps.set(3, progress("install-extension", Status.UNDONE, 6, 390, gone));
    steps.add(progress("put-pull-secret", Status.UNDONE, 322, 380, gone));
    steps.add(progress("await-pull", Status.FAILED, 330, 360, failed));

    rendering.assertLooks(
        "undoing-first", rendering.card(request(new RequestState.Undoing(VOTES, BEGAN)), steps));
    rendering.assertLooks(
        "halted-undoing-first",
        rendering.card(halted(new Halt.Stopped(BEN), Direction.BACK), steps));
  }

  @Test
  void haltedWhileUndoing() {
    var request = halted(new Halt.Stopped(BEN), Direction.BACK);

    rendering.assertLooks("halted-undoing", rendering.ended(request, undoneInPart()));
    rendering.assertLooks("halted-undoing-card", rendering.card(request, undoneInPart()));
  }
}
