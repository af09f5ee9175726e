package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mcr.microsoft.com/mcr/hello-world:latest",
        "localhost:5000/pos:1.4",
        "prod.azurecr.io/team/pos:v1-2"
      })
  void anImageReadsBackAsItWasTyped(String text) {
    assertEquals(text, ImageReference.of(text).toString());
  }

  @Test
  void withoutATagItMeansLatest() {
    assertEquals("latest", ImageReference.of("mcr.microsoft.com/hello-world").reference());
  }

  @Test
  void aDigestPins() {
    var pinned = ImageReference.of("mcr.microsoft.com/pos:1@sha256:" + "a".repeat(64));
    assertTrue(pinned.pinned());
    assertEquals("mcr.microsoft.com/pos@sha256:" + "a".repeat(64), pinned.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello-world", "hello-world:latest", "http://x/y", "mcr.microsoft.com/UP"})
  void withoutItsRegistryItIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ImageReference.of(text));
  }

  @Test
  void aDigestIsShortenedToWhatPeopleCompare() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    assertEquals(
        "mcr.microsoft.com/pos@sha256:0123456789ab…",
        ImageReference.of("mcr.microsoft.com/pos:1.5@" + digest).brief());
    assertEquals(
        "mcr.microsoft.com/pos:1.5", ImageReference.of("mcr.microsoft.com/pos:1.5").brief());
    assertEquals("sha256:0123456789ab", ImageReference.brief("sha256:0123456789ab"));
  }
}
