package dev.lighterman.workflow.halted;

import static dev.lighterman.durable.TaskResult.again;
import static dev.lighterman.durable.TaskResult.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SampleEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Intent;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.site.SampleSites;
import dev.lighterman.site.Site;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.FakeStep;
import dev.lighterman.workflow.FakeStepExecutor;
import dev.lighterman.workflow.ManualClock;
import dev.lighterman.workflow.WorkflowFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run halted, the bot looks at the site by itself, once, and says what is wrong there. */
final class DiagnoseHaltTest {
  private static final SiteEvidence AGENTS_OFF =
      SampleEvidence.healthy()
          .with(
              Part.CLUSTER,
              new Seen<>(
                  SampleEvidence.cluster("Offline", SampleEvidence.NOW, SampleEvidence.NOW)));

  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;
  private final DiagnoseHalt task;

  /** Where it looked, and for whom it asked which sites there are. */
  private final List<String> lookedAt = new ArrayList<>();

  private final List<Intent> askedFor = new ArrayList<>();
  private List<Site> visible =
      List.of(SampleSites.site("store-103"), SampleSites.site("store-104"));
  private Supplier<SiteEvidence> seen = () -> AGENTS_OFF;

  DiagnoseHaltTest(@TempDir Path directory) {
    fixture = new WorkflowFixture(StoreSettings.in(directory), clock, 1);
    fixture.plan(FakeStep.created("token"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    task =
        new DiagnoseHalt(
            fixture.store.requests(),
            fixture.workflow,
            clock,
            this::sites,
            (site, _) -> look(site));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatIsWrongAtTheSiteOfTheRunIsKept() {
    RequestNumber number = halted();

    assertEquals(done(), diagnose(number));

    assertEquals("cause.arc-agents-offline", found(number));
    assertEquals(List.of("store-104"), lookedAt);
  }

  @Test
  void whatIsKnownIsNotLookedForAgain() {
    RequestNumber number = halted();
    diagnose(number);

    assertEquals(done(), diagnose(number));

    assertEquals(List.of("store-104"), lookedAt);
  }

  @Test
  void whereNothingIsWrongNothingIsSaid() {
    RequestNumber number = halted();
    seen = SampleEvidence::healthy;

    assertEquals(done(), diagnose(number));

    assertEquals("nothing", found(number));
  }

  @Test
  void aSiteThatWhoAskedMaySeeNoMoreIsNotLookedAt() {
    RequestNumber number = halted();
    visible = List.of(SampleSites.site("store-103"));

    assertEquals(done(), diagnose(number));

    assertEquals(List.of(fixture.request(number).intent()), askedFor);
    assertEquals(List.of(), lookedAt);
  }

  @Test
  void whatDidNotHaltIsNotLookedAt() {
    RequestNumber waiting = fixture.ask();
    fixture.await(waiting, AwaitingApproval.class);

    assertEquals(done(), diagnose(waiting));
    assertEquals(done(), diagnose(new RequestNumber(4711)));

    assertEquals(List.of(), askedFor);
  }

  @Test
  void aQuarterOfAnHourLaterTheSiteIsAnotherOne() {
    RequestNumber number = halted();
    seen = SampleEvidence::healthy;
    clock.move(Duration.ofMinutes(15).minusMillis(1));
    diagnose(number);
    assertEquals(List.of("store-104"), lookedAt);

    clock.move(Duration.ofMillis(1));

    assertEquals(done(), diagnose(number));
    assertEquals(List.of("store-104"), lookedAt);
  }

  @Test
  void whereItCannotLookNowItLooksLater() {
    RequestNumber number = halted();
    azureAsksToWait(Duration.ZERO);
    assertEquals(again(Duration.ofSeconds(5)), diagnose(number));
    azureAsksToWait(Duration.ofSeconds(30));
    assertEquals(again(Duration.ofSeconds(30)), diagnose(number));
    assertEquals("nothing", found(number));

    seen = () -> AGENTS_OFF;

    assertEquals(done(), diagnose(number));
    assertEquals("cause.arc-agents-offline", found(number));
  }

  @Test
  void whereItMayNotLookTheRunHaltsAsBefore() {
    RequestNumber number = halted();
    seen =
        () -> {
          throw new OperatorMustAct(PlainText.text("not allowed"), PlainText.text("allow it"));
        };

    assertEquals(done(), diagnose(number));

    assertEquals("nothing", found(number));
  }

  private RequestNumber halted() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    fixture.approve(number, WorkflowFixture.BEN);
    fixture.await(number, Halted.class);
    return number;
  }

  private TaskResult diagnose(RequestNumber number) {
    return task.run(number.toString());
  }

  /** The key of what the halted run says is wrong at its site. */
  private String found(RequestNumber number) {
    return Optional.ofNullable(fixture.await(number, Halted.class).diagnosis())
        .map(found -> found.cause().values().get("cause"))
        .map(what -> ((Sentence) what).key())
        .orElse("nothing");
  }

  private void azureAsksToWait(Duration wait) {
    seen =
        () -> {
          throw new TryLater(Sentence.of("azure.busy"), wait);
        };
  }

  private List<Site> sites(Intent intent) {
    askedFor.add(intent);
    return visible;
  }

  private SiteEvidence look(Site site) {
    assertTrue(ExternalCalls.current().isPresent(), "nobody waits for the answer");
    lookedAt.add(site.name());
    return seen.get();
  }
}
