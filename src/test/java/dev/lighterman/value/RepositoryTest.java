package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"pos", "mcr/hello-world", "team/my__point.of_sale", "a---b"})
  void aNameThatRegistriesTakeIsKept(String name) {
    assertEquals(name, new Repository(name).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "POS", "pos!", "/pos", "pos/", "a..b", "*", "pos:1.4"})
  void anotherNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Repository(name));
  }

  @Test
  void itHas255CharactersAtMost() {
    assertEquals(255, new Repository("a".repeat(255)).name().length());
    assertThrows(IllegalArgumentException.class, () -> new Repository("a".repeat(256)));
  }
}
