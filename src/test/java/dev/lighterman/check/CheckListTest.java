package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.value.Plain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckListTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CheckList list = new CheckList(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void aFaultOfOursIsOneLineAndTheRestGoesOn() {
    list.tried(
        "one",
        () -> {
          throw new IllegalStateException("pa55");
        });
    list.tried("two", () -> Plain.text("fine"));

    assertEquals(
        List.of(
            "FAILS one              That is a fault of mine, not of yours:"
                + " java.lang.IllegalStateException. Please report it.",
            "ok    two              fine"),
        out.toString(StandardCharsets.UTF_8).lines().toList());
    assertFalse(list.allWell());
  }
}
