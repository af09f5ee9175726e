package dev.lighterman.sandbox.kubernetes.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgeTest {
  @ParameterizedTest
  @CsvSource({
    "PT45S, 45s",
    "PT119S, 119s",
    "PT5M10S, 5m10s",
    "PT9M, 9m",
    "PT42M30S, 42m",
    "PT3H5M, 3h5m",
    "PT30H, 30h",
    "P3DT4H, 3d4h",
    "P20D, 20d",
  })
  void formatsAgesAsKubectl(Duration age, String expected) {
    assertEquals(expected, Age.of(age));
  }
}
