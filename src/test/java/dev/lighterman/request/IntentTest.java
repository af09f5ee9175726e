package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What was typed, as it was typed. */
final class IntentTest {
  private final SequencedMap<String, List<String>> typed = new LinkedHashMap<>();

  @Test
  void ofSeveralValuesTheLastCountsAndAllAreKept() {
    typed.put("repository", List.of("pos", "menu"));

    Intent intent = intent();

    assertEquals(Optional.of("menu"), intent.value("repository"));
    assertEquals(List.of("pos", "menu"), intent.all("repository"));
    assertEquals(Optional.empty(), intent.value("registry"));
    assertEquals(List.of(), intent.all("registry"));
  }

  @Test
  void aFlagIsThereOrNot() {
    assertFalse(intent().dryRun());
    typed.put(Intent.DRY_RUN, List.of());

    assertTrue(intent().dryRun());
    assertEquals(Optional.empty(), intent().value(Intent.DRY_RUN));
  }

  @Test
  void aReasonIsGivenOrNot() {
    assertEquals(Optional.empty(), intent().reason());
    typed.put(Intent.REASON, List.of("the shop opens"));

    assertEquals(Optional.of("the shop opens"), intent().reason());
  }

  @Test
  void anotherValueIsInACopyAndNothingElseChanges() {
    typed.put("registry", List.of("prodacr"));
    Intent intent = intent();
    typed.clear();

    Intent other = intent.with("service-ip", "10.0.0.50");

    assertEquals(Optional.of("10.0.0.50"), other.value("service-ip"));
    assertEquals(Optional.of("prodacr"), other.value("registry"));
    assertFalse(intent.has("service-ip"));
    assertThrows(UnsupportedOperationException.class, () -> other.options().clear());
  }

  private Intent intent() {
    return new Intent(
        "deploy", List.of("store-104"), typed, new Person("U01ASKER"), new Channel("C01EDGEOPS"));
  }
}
