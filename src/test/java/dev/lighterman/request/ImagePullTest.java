package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Finding.ImagePull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImagePullTest {
  @ParameterizedTest
  @CsvSource({
    "2.9s, PT2.9S",
    "3.984529126s, PT3.984529126S",
    "300ms, PT0.3S",
    "1.5ms, PT0.0015S",
    "12µs, PT0.000012S",
    "0s, PT0S",
    "1m2.5s, PT1M2.5S",
    "1h0m3s, PT1H3S",
    "?, ",
    "'', ",
    "soon, ",
  })
  void aDurationIsReadAsTheKubeletWritesIt(String kubelets, @Nullable Duration duration) {
    assertEquals(duration, ImagePull.duration(kubelets));
  }
}
