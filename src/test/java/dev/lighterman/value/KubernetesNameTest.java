package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KubernetesNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "my_app", "-a", "a-", "a b", "a.b", "a$(id)", "a\nEOF\nid"})
  void namesThatKubernetesWouldRefuseAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new KubernetesName(text));
  }

  @Test
  void itHas63CharactersAtMost() {
    assertEquals("a".repeat(63), new KubernetesName("a".repeat(63)).text());
    assertThrows(IllegalArgumentException.class, () -> new KubernetesName("a".repeat(64)));
  }

  @ParameterizedTest
  @CsvSource({"my_app,my-app-x", "my.app,my-app-x", "My-Store,my-store-x", "app__,app-x"})
  void theNearestLawfulNameIsMadeOfWhatIsThere(String text, String near) {
    assertEquals(near, KubernetesName.near(text, "-x").text());
  }

  @Test
  void whatIsTooLongIsCutBeforeItsSuffix() {
    assertEquals(
        "a".repeat(52) + "-deployment",
        KubernetesName.near("a".repeat(52) + "-b", "-deployment").text());
  }
}
