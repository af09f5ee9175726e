package dev.lighterman.diagnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.sandbox.http.OwnRefusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes and texts that the sandbox made up, since nobody knows those of Azure, tell no cause. */
final class UnknownWordsTest {

  @ParameterizedTest
  @EnumSource(OwnRefusal.class)
  void noCauseIsToldByThem(OwnRefusal refusal) {
    assertEquals(
        List.of(),
        Causes.ALL.stream()
            .filter(ReportedError.class::isInstance)
            .map(ReportedError.class::cast)
            .filter(cause -> words(refusal).anyMatch(each -> cause.pattern().matcher(each).find()))
            .map(ReportedError::name)
            .toList());
  }

  private static Stream<String> words(OwnRefusal refusal) {
    return refusal.hasOwnText()
        ? Stream.of(refusal.code(), refusal.template())
        : Stream.of(refusal.code());
  }
}
