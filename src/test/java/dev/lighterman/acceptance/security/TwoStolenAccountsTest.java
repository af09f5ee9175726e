package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two accounts, of one who asks and one who approves, do what the policy lets two people do. */
final class TwoStolenAccountsTest {
  @TempDir private Path folder;

  @Test
  void whereOneApprovalIsEnoughTwoAccountsAre() {
    try (Conversation talk = Conversation.in(folder)) {
      talk.presses(BEN, asked(talk), "approve");
      talk.until(() -> !talk.changes().isEmpty(), "nothing is changed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'count: 1', 'count: 2', 1 more is needed",
    "'by: [S01LEADS]', 'by: [U04LEAD]', may decide on this"
  })
  void whereItTakesTwoApprovalsOrOneFromOutsideTheyAreNot(String usual, String harder, String said)
      throws IOException {
    try (InputStream policy = Sandbox.class.getResourceAsStream("stores.yaml")) {
      byte[] bytes = Objects.requireNonNull(policy).readAllBytes();
      Files.writeString(
          folder.resolve("lighterman.yaml"),
          new String(bytes, StandardCharsets.UTF_8).replace(usual, harder));
    }
    try (Conversation talk = Conversation.in(folder)) {
      JsonNode card = asked(talk);
      talk.presses(BEN, card, "approve");
      talk.sees(BEN, said);
      assertEquals(List.of(), talk.changes());

      talk.presses(CHIARA, card, "approve");
      talk.until(() -> !talk.changes().isEmpty(), "nothing is changed");
    }
  }

  private static JsonNode asked(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
    return talk.sees(BEN, "R1", "store-104", "needs approval");
  }
}
