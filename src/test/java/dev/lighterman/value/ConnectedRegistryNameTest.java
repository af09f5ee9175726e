package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectedRegistryNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"edge", "my-registry", "my_registry", "1store", "", "store 114"})
  void namesThatAzureWouldRefuseAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new ConnectedRegistryName(text));
  }

  @ParameterizedTest
  @CsvSource({"store-114,store114", "My_Cluster,mycluster", "42-store,store"})
  void theNearestLawfulNameIsOffered(String typed, String near) {
    assertEquals(Optional.of(new ConnectedRegistryName(near)), ConnectedRegistryName.near(typed));
  }

  @Test
  void aNameTooShortHasNothingNear() {
    assertEquals(Optional.empty(), ConnectedRegistryName.near("a-1"));
  }

  @Test
  void caseIsKept() {
    assertEquals("MyRegistry", new ConnectedRegistryName("MyRegistry").text());
  }
}
