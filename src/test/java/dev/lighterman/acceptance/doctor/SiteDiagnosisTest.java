package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Something breaks at a site, and the doctor names it, offers its cure, and is quiet again. */
final class SiteDiagnosisTest {
  private static final String DOCTOR = "/registry doctor store-101";

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  @AfterEach
  void mendAll() {
    talk.clearsFaults();
  }

  @Test
  void aHealthySiteIsQuiet() {
    JsonNode answer = says("I see nothing wrong");

    assertTrue(answer.path("text").asText().contains("Fine: "));
    assertFalse(
        answer.path("text").asText().contains("Not looked at"), answer.path("text")::asText);
    assertFalse(buttons(answer).contains("repair"));
  }

  @Test
  void oneSiteIsDiagnosedAtATime() {
    talk.types(AMINA, EDGE_OPS, "/registry doctor store-101 store-103");

    JsonNode answer = talk.sees(AMINA, "I diagnose one site at a time");
    assertTrue(buttons(answer).contains("doctor store-103"));
  }

  @Test
  void whatIsOpenAtTheSiteIsSaid() {
    talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
    JsonNode plan = talk.sees(AMINA, "Remove from store-101", "needs approval");
    String number = Conversation.number(plan);

    JsonNode answer = says(number + " (remove) waits for approval at this site");

    assertTrue(buttons(answer).contains("show " + number));
    talk.withdraws(AMINA, plan);
    talk.sees(AMINA, number, "withdrawn");
  }

  @Test
  void theArcAgentsAreOffline() {
    talk.injectsFault("arc-offline", "cluster", "store-101");

    says(
        "store-101 · connected registry Online: the Arc agents of store-101 don’t reach Azure (Offline)",
        "connectivityStatus: Offline");
  }

  @Test
  void theDataEndpointIsOff() {
    talk.injectsFault("data-endpoint-off");

    JsonNode answer = says("the data endpoint of", "is off", "dataEndpointEnabled: false");

    assertTrue(
        buttons(answer)
            .contains(
                "repair store-101 cure=data-endpoint why=\"the data endpoint of myacrregistry is off\""));
  }

  @Test
  void theSyncPasswordIsReplaced() {
    talk.injectsFault("wrong-password", "connectedRegistry", "store101");

    JsonNode answer = says("its sync password was replaced", "UNAUTHORIZED: Incorrect Password");

    assertTrue(firstLine(answer).contains("Offline"), firstLine(answer));
    String words = "repair store-101 cure=sync-password why=\"its sync password was replaced (";
    assertTrue(buttons(answer).contains(words), answer::toString);
  }

  @Test
  void aTableSaysWhichSitesNeedSomebody() {
    talk.injectsFault("arc-offline", "cluster", "store-101");

    JsonNode answer =
        talk.answers(
            () -> talk.types(AMINA, EDGE_OPS, "/registry doctor"), AMINA, "the Arc agents of");

    assertTrue(buttons(answer).contains("doctor store-101"), buttons(answer));
  }

  @Test
  void twoIndependentCausesAreBothNamed() {
    talk.injectsFault("wrong-password", "connectedRegistry", "store101");
    talk.injectsFault("arc-offline", "cluster", "store-101");

    says("and one more", "its sync password was replaced", "don’t reach Azure");
  }

  @Test
  void nothingIsChanged() {
    List<String> before = talk.changes();

    says("store-101");

    assertEquals(before, talk.changes());
  }

  /** Asks until the world has come so far that the answer says all of this. */
  private static JsonNode says(String... words) {
    for (int asked = 0; asked < 20; asked++) {
      JsonNode answer =
          talk.answers(() -> talk.types(AMINA, EDGE_OPS, DOCTOR), AMINA, "store-101 · ");
      if (Conversation.says(answer, words)) {
        return answer;
      }
    }
    return talk.answers(() -> talk.types(AMINA, EDGE_OPS, DOCTOR), AMINA, words);
  }

  private static String firstLine(JsonNode answer) {
    return answer.path("text").asText().lines().findFirst().orElse("");
  }

  private static String buttons(JsonNode answer) {
    return String.join("\n", answer.findValuesAsText("value"));
  }
}
