package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes start when the site's window opens, or when they are asked to. */
final class ChangeWindowsInChatTest {
  private static final String MAELLE = "U06MAREE";
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world workload=none";

  @TempDir private Path folder;

  @Test
  void anApprovedChangeStartsWhenTheWindowOpens() {
    LocalTime opens = LocalTime.now(ZoneOffset.UTC).plusHours(2).truncatedTo(ChronoUnit.MINUTES);
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk =
        Conversation.begin(
            clock,
            SandboxOptions.forTests().withSpeed(100),
            told -> withWindow(told, opens, opens.plusHours(1)))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.presses(
          BEN, talk.sees(AMINA, "R1", "needs approval", "Starts: ", "once approved"), "approve");

      talk.sees(BEN, "R1 is approved and starts");
      talk.sees(AMINA, "R1", "approved, starts");
      assertEquals(List.of(), talk.changes());
      clock.advance(Duration.ofMinutes(121));
      // Only people's clock was moved; an order has whatever waits look at it.
      talk.types(BEN, EDGE_OPS, "/registry freeze off");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whoAsksSaysWhenItIsToStart() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202 at=bientôt");
      talk.sees(MAELLE, "Je ne lis pas l’heure de départ «\u00a0bientôt\u00a0»");
      talk.types(AMINA, STORES, "/registry deploy store-202 at=2020-01-01T02:00");
      talk.sees(AMINA, "2020-01-01T02:00 is past. Say a time to come");
      talk.types(AMINA, STORES, "/registry deploy store-202 at=2099-01-01T02:00");
      talk.sees(AMINA, "2099-01-01T02:00 is more than 30 days ahead", "Say a time before");

      talk.types(MAELLE, STORES, "/registry deploy store-202 at=cette nuit");
      talk.sees(MAELLE, "R4", "à approuver", "Départ\u00a0: ", "une fois la demande approuvée");
      talk.types(BEN, EDGE_OPS, "/registry approve R4");
      talk.presses(BEN, talk.sees(BEN, "R4 is not approved yet"), "approve");
      talk.sees(BEN, "R4 is approved and starts");
      talk.sees(MAELLE, "R4", "approuvée, démarre ");
    }
  }

  private Map<String, String> withWindow(
      Map<String, String> told, LocalTime opens, LocalTime closes) {
    try {
      Path file = folder.resolve("lighterman.yaml");
      String policy = Files.readString(Path.of(told.get("LIGHTERMAN_CONFIG")));
      Files.writeString(
          file,
          policy
              + """
              windows:
                - name: quiet hours
                  sites: [myarc*]
                  from: "%s"
                  to: "%s"
              """
                  .formatted(opens, closes));
      told.put("LIGHTERMAN_CONFIG", file.toString());
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
