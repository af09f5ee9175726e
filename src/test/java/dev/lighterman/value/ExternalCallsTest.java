package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.value.ExternalCalls.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExternalCallsTest {
  @Test
  void aRequestIsToldBeforeItIsSentAndListedWithItsResponse() {
    var told = new ArrayList<Call>();
    var calls = new ExternalCalls(told::add);

    calls.asked("1", "PUT /a", "x");
    calls.asked("2", "DELETE /b", "");
    calls.answered("2", "audit-id", 404);

    assertEquals(List.of(new Call("PUT /a", "x", 0), new Call("DELETE /b", "", 0)), told);
    assertEquals(
        List.of(new Call("PUT /a", "x", 0), new Call("DELETE /b", "audit-id", 404)), calls.list());
  }

  @Test
  void whatIsPreventedIsNotListed() {
    var calls =
        new ExternalCalls(_ -> {
          throw new IllegalStateException("fenced");
        });

    assertThrows(IllegalStateException.class, () -> calls.asked("1", "PUT /a", "x"));
    assertEquals(List.of(), calls.list());
  }

  @Test
  void theyAreKnownDuringTheWorkOnly() {
    var calls = new ExternalCalls(_ -> {});

    assertEquals(Optional.of(calls), calls.during(ExternalCalls::current));
    assertEquals(Optional.empty(), ExternalCalls.current());
  }
}
