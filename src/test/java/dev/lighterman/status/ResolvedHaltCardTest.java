package dev.lighterman.status;

import static dev.lighterman.status.GoldenFiles.assertCardMatches;
import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepOutcome.Failed;
import dev.lighterman.value.Language;
import dev.lighterman.value.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of the message that told of a halt, once somebody decided. */
final class ResolvedHaltCardTest {
  private static final Authority VOTES = new Authority.Votes(List.of(BEN));
  private static final Instant NOW = BEGAN.plusSeconds(136);

  private final CardRenderer cards = new CardRenderer(new SentenceRenderer(Locale.ENGLISH));

  @ParameterizedTest
  @EnumSource
  void saysWhatItWasAboutAndOffersNothing(Language language) {
    Halted halted = halted(Direction.FORWARD);
    assertCardMatches(
        language,
        "halted-past",
        past(new Localization().cards(language), halted, halted.resume(halted.at())));
  }

  @Test
  void saysWhatWasDecidedByWhom() {
    Halted forth = halted(Direction.FORWARD);
    assertEquals(
        "stopped at step 2 of 4 · <@U01ASKER> continued it",
        decided(forth, forth.resume(forth.at())));
    assertEquals(
        "stopped at step 2 of 4 · <@U01ASKER> had it undone", decided(forth, forth.undo(AMINA)));
    RequestState left = forth.leave(AMINA, "", List.of(), NOW);
    assertEquals(
        "stopped at step 2 of 4 · <@U01ASKER> closed it, its resources stay", decided(forth, left));

    Halted back = halted(Direction.BACK);
    assertEquals(
        "stopped while undoing, 1 of 1 · <@U01ASKER> continued undoing",
        decided(back, back.resume(back.at())));
  }

  @Test
  void saysThatAPersonStoppedItBeforeAStep() {
    var stopped = new Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
    assertEquals(
        "stopped before step 2 of 4 · <@U01ASKER> continued it",
        decided(stopped, stopped.resume(NOW)));
  }

  @Test
  void saysTheValueWithWhichItWentOn() {
    Halted halted = halted(Direction.FORWARD);
    Request before = SampleRequests.request(halted);
    Request after = before.planned(SampleRequests.removal(), halted.resume(halted.at()));

    assertEquals(
        "stopped at step 2 of 4 · <@U01ASKER> continued it with local-path",
        decided(cards.pastHalt(before, SampleRequests.created(), after, AMINA)));
  }

  private String decided(Halted halted, RequestState then) {
    return decided(past(cards, halted, then));
  }

  private static String decided(Card card) {
    return card.text().lines().findFirst().orElseThrow().replace("R412 · store-114 · ", "");
  }

  private static Card past(CardRenderer cards, Halted halted, RequestState then) {
    Request before = SampleRequests.request(halted);
    return cards.pastHalt(before, SampleRequests.created(), before.moved(then), AMINA);
  }

  private static Halted halted(Direction direction) {
    var failed =
        new Failed(
            Blame.ASKER,
            PlainText.text("The volume is Pending."),
            PlainText.text("Continue with local-path."),
            new Amendment("storage-class", "local-path"));
    return new Halted(
        VOTES, BEGAN, direction, new Halt.Failure(new StepId("install-extension"), failed), NOW);
  }
}
