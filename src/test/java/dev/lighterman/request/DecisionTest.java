package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words for what people decide. */
final class DecisionTest {
  @ParameterizedTest
  @EnumSource
  void eachIsFoundByItsWordAndItsAliases(Decision decision) {
    assertEquals(Optional.of(decision), Decision.of(decision.word()));
    for (String alias : decision.aliases()) {
      assertEquals(Optional.of(decision), Decision.of(alias));
    }
  }

  @Test
  void otherWordsAreNone() {
    assertEquals(Optional.empty(), Decision.of("dance"));
    assertEquals(Optional.of(Decision.UNDO), Decision.of("rollback"));
    assertEquals(List.of("cancel", "withdraw", "stop"), words(Decision.CANCEL));
  }

  private static List<String> words(Decision decision) {
    return Stream.concat(Stream.of(decision.word()), decision.aliases().stream()).toList();
  }

  @Test
  void onlyVotesAreAboutAPlanAndAllButOneCanBeTyped() {
    assertEquals(
        List.of(Decision.APPROVE, Decision.REJECT),
        Stream.of(Decision.values()).filter(Decision::bindsToPlan).toList());
    assertEquals(
        List.of(Decision.CONTINUE_WITH),
        Stream.of(Decision.values()).filter(each -> !each.typed()).toList());
  }
}
