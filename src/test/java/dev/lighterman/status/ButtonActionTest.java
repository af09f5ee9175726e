package dev.lighterman.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Decision;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a button does whose message may be older than this version. */
final class ButtonActionTest {
  @ParameterizedTest
  @CsvSource({
    "approve, APPROVE",
    "withdraw, CANCEL",
    "stop, CANCEL",
    "continue, CONTINUE",
    "continue-with, CONTINUE_WITH",
    "undo, UNDO",
    "leave, LEAVE"
  })
  void aWordInAMessageIsADecision(String word, Decision decision) {
    assertEquals(Optional.of(new ButtonAction.Decide(decision, word)), ButtonAction.of(word));
  }

  @ParameterizedTest
  @CsvSource({"approve-why, APPROVE", "reject, REJECT", "withdraw-asking, CANCEL"})
  void someDecisionsNeedAReasonFirst(String word, Decision decision) {
    assertEquals(Optional.of(new ButtonAction.Explain(decision, word)), ButtonAction.of(word));
  }

  @Test
  void othersShowCommandsOrRunOneOrOpenItsForm() {
    assertEquals(Optional.of(ButtonAction.AZ), ButtonAction.of("az"));
    assertEquals(Optional.of(ButtonAction.FORM), ButtonAction.of("form"));
    assertEquals(Optional.of(ButtonAction.SAY), ButtonAction.of("say"));
  }

  @Test
  void whatAnotherVersionWroteIsNothing() {
    assertEquals(Optional.empty(), ButtonAction.of("dance"));
  }
}
