package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.LoggedProblems;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attempt at a step comes to, and what it asked for on the way. */
final class AttemptRunnerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final RunInfo RUN =
      new RunInfo(new RequestMark(new RequestNumber(7), NOW), NOW, NOW, NOW);
  private static final PlannedStep TOKEN = created("token");

  private final FakeStepExecutor world = new FakeStepExecutor();
  private final AttemptRunner runner = new AttemptRunner(world);

  @Test
  void aServiceThatIsNotReadyIsWaitedForAsLongAsItSays() {
    throwing(new TryLater(PlainText.text("429"), Duration.ofSeconds(30)));

    assertEquals(
        new StepOutcome.Wait(PlainText.text("429"), Duration.ofSeconds(30)), attempt().outcome());
  }

  @Test
  void whatTheOperatorMustMendIsToldWithItsRemedy() {
    throwing(new OperatorMustAct(PlainText.text("403"), PlainText.text("grant the role")));

    assertEquals(
        new StepOutcome.Failed(
            Blame.OPERATOR, PlainText.text("403"), PlainText.text("grant the role"), null),
        attempt().outcome());
  }

  @Test
  void whatTheOperatorMustMendIsLoggedWithItsRequestAndStep() {
    throwing(new OperatorMustAct(Sentence.of("logged.by-step"), PlainText.text("mend it")));

    try (var logged = new LoggedProblems()) {
      attempt();
      assertEquals(
          1, logged.with("logged.by-step", "request=\"R7\"", "step=\"" + TOKEN.id()).size());
    }
  }

  @Test
  void whatTheAskerMustCorrectIsAskedForAgain() {
    throwing(new AskerMustAct(PlainText.text("no such image")));

    var failed = assertInstanceOf(StepOutcome.Failed.class, attempt().outcome());
    assertEquals(Blame.ASKER, failed.blame());
    assertEquals(PlainText.text("no such image"), failed.cause());
    assertEquals("workflow.remedy.ask-again", failed.remedy().key());
  }

  @Test
  void anErrorOfTheMachineIsAFaultOfOursToo() {
    world.ensuring(
        "token",
        _ -> {
          throw new StackOverflowError("provoked by this test");
        });

    var failed = assertInstanceOf(StepOutcome.Failed.class, attempt().outcome());
    assertEquals(Blame.US, failed.blame());
    assertEquals("workflow.our-fault", failed.cause().key());
    assertEquals("workflow.remedy.ours", failed.remedy().key());
  }

  @Test
  void eachChangeIsToldBeforeItIsRequestedAndListedWithItsStatus() {
    var told = new ArrayList<String>();
    world.ensuring(
        "token",
        _ -> {
          ExternalCalls calls = ExternalCalls.current().orElseThrow();
          calls.asked("1", "PUT /token", "id-1");
          assertEquals(List.of("PUT /token"), told);
          calls.answered("1", "id-1", 201);
          return FakeStepExecutor.done("token");
        });

    StepAttempt.Ended ended =
        runner.attempt(
            new StepAttempt(TOKEN, RUN, new DirectionStrategy.Forward()),
            call -> told.add(call.what()));

    assertEquals(FakeStepExecutor.done("token"), ended.outcome());
    assertEquals(List.of(new ExternalCalls.Call("PUT /token", "id-1", 201)), ended.calls());
    assertEquals(TOKEN, ended.stepAttempt().step());
  }

  @Test
  void anUndoIsAttemptedAsOne() {
    runner.attempt(new StepAttempt(TOKEN, RUN, new DirectionStrategy.Undo()), _ -> {});

    assertEquals(List.of("-token"), world.attempts());
  }

  private StepAttempt.Ended attempt() {
    return runner.attempt(new StepAttempt(TOKEN, RUN, new DirectionStrategy.Forward()), _ -> {});
  }

  private void throwing(RuntimeException failure) {
    world.ensuring(
        "token",
        _ -> {
          throw failure;
        });
  }
}
