package dev.lighterman.status;

import static dev.lighterman.status.Golden.assertLooks;
import static dev.lighterman.status.Samples.AMINA;
import static dev.lighterman.status.Samples.BEGAN;
import static dev.lighterman.status.Samples.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Outcome.Amendment;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.request.Outcome.Failed;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.StepId;
import dev.lighterman.value.Language;
import dev.lighterman.value.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of the message that told of a halt, once somebody decided. */
final class PastHaltTest {
  private static final Authority VOTES = new Authority.Votes(List.of(BEN));
  private static final Instant NOW = BEGAN.plusSeconds(136);

  private final Cards cards = new Cards(new Texts(Locale.ENGLISH));

  @ParameterizedTest
  @EnumSource
  void saysWhatItWasAboutAndOffersNothing(Language language) {
    Halted halted = halted(Direction.FORWARD);
    assertLooks(
        language, "halted-past", past(new Languages().cards(language), halted, halted.goOn()));
  }

  @Test
  void saysWhatWasDecidedByWhom() {
    Halted forth = halted(Direction.FORWARD);
    assertEquals("halted at 2 of 4 · <@U01ASKER> let it go on", decided(forth, forth.goOn()));
    assertEquals("halted at 2 of 4 · <@U01ASKER> had it undone", decided(forth, forth.undo()));
    RequestState left = forth.leave(AMINA, List.of(), NOW);
    assertEquals("halted at 2 of 4 · <@U01ASKER> left it as it is", decided(forth, left));

    Halted back = halted(Direction.BACK);
    assertEquals(
        "halted while undoing, 1 of 1 · <@U01ASKER> let it go on undoing",
        decided(back, back.goOn()));
  }

  @Test
  void saysTheValueWithWhichItWentOn() {
    Halted halted = halted(Direction.FORWARD);
    Request before = Samples.request(halted);
    Request after = before.planned(Samples.removal(), halted.goOn());

    assertEquals(
        "halted at 2 of 4 · <@U01ASKER> let it go on with local-path",
        decided(cards.pastHalt(before, Samples.created(), after, AMINA)));
  }

  private String decided(Halted halted, RequestState then) {
    return decided(past(cards, halted, then));
  }

  private static String decided(Card card) {
    return card.text().lines().findFirst().orElseThrow().replace("R412 · store-114 · ", "");
  }

  private static Card past(Cards cards, Halted halted, RequestState then) {
    Request before = Samples.request(halted);
    return cards.pastHalt(before, Samples.created(), before.moved(then), AMINA);
  }

  private static Halted halted(Direction direction) {
    var failed =
        new Failed(
            Blame.ASKER,
            Plain.text("The volume is Pending."),
            Plain.text("Continue with local-path."),
            new Amendment("storage-class", "local-path"));
    return new Halted(
        VOTES, BEGAN, direction, new Halt.Failure(new StepId("install-extension"), failed), NOW);
  }
}
