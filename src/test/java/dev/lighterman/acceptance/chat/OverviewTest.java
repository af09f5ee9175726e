package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command without arguments counts every site, and names those that need somebody. */
final class OverviewTest {
  @Test
  void anUnhealthySiteIsCountedAndNamed() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("disk-full", "connectedRegistry", "store101");

      says(
          talk,
          "1 site is unhealthy",
          "3 connected registries: 1 online, 1 offline (store103), 1 unhealthy (store101)",
          "(doctor)");
    }
  }

  @Test
  void sitesOfOneNameAreToldApart() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.injectsFault("connected-registry-pod-down", "connectedRegistry", "store201");

      says(talk, "2 offline (stores/store-201 (Boreal edge), stores/store-201 (Marée magasins))");
    }
  }

  @Test
  void whereAzureLimitsRequestsTheRequestsAreShownAllTheSame() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(
          AMINA, EDGE_OPS, "/registry deploy myarck8scluster reg=myacrregistry workload=none");
      talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("429", "face", "azure", "path", "^/subscriptions");

      says(
          talk,
          "1 open request is yours · I can’t see the sites now",
          "R1 deploy myarck8scluster",
          "Azure is limiting requests (429). Try again in a minute.");
    }
  }

  /** Asks until the world has come so far. */
  private static void says(Conversation talk, String... words) {
    talk.until(
        () -> Optional.of(asks(talk)).filter(answer -> Conversation.says(answer, words)),
        () -> asks(talk).path("text").asText());
  }

  private static JsonNode asks(Conversation talk) {
    return talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry"), AMINA, "To decide");
  }
}
