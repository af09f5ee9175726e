package dev.lighterman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, store-1, true",
    "store-*, store-1, true",
    "store-*, STORE-1, true",
    "store-*, kiosk-1, false",
    "store-1, store-11, false",
    "*-1, store-1, true",
    "s*e-*1, store-101, true",
    "store.1, store-1, false",
    "ring=can*, ring=canary, true",
  })
  void starStandsForAnyText(String glob, String word, boolean matches) {
    assertEquals(matches, new Glob(glob).matches(word));
  }

  @Test
  void nothingIsNoPattern() {
    assertThrows(IllegalArgumentException.class, () -> new Glob(" "));
  }
}
