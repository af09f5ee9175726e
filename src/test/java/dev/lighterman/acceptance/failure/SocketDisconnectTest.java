package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Connections that break, at the worst moments: nothing is lost, and nothing happens twice. */
@Isolated("it waits for a moment that is over soon")
final class SocketDisconnectTest {
  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.bySocketMode();
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  @AfterEach
  void mend() {
    talk.clearsFaults();
    connected();
  }

  @Test
  void aRunGoesOnWithoutAConnectionAndEndsOnce() {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    JsonNode plan = talk.sees(AMINA, "needs approval", "myarck8scluster");
    talk.presses(BEN, plan, "approve");
    talk.until(
        () -> Conversation.first(talk.world().path("extensions"), SocketDisconnectTest::isOurs),
        () -> "the extension is never put");

    long before = opened();
    happens("drop");

    String number = Conversation.number(plan);
    talk.sees(AMINA, number + " · Succeeded", "pulled 10.0.0.50/hello-world:latest");
    assertEquals(1, said(number + " · Succeeded"));
    connected();
    assertEquals(before + 1, opened());
    assertAcknowledged(talk.types(BEN, EDGE_OPS, "/registry help"));
  }

  @Test
  void aCommandThatIsLostOnItsWayIsAnsweredOnce() {
    talk.injectsFault("socket-lost", "lost", "delivery");

    assertAcknowledged(talk.types(AMINA, EDGE_OPS, "/registry help show"));

    talk.sees(AMINA, "show: show one site");
    assertEquals(1, said("show: show one site"));
  }

  @Test
  void aCommandWhoseAcknowledgementIsLostIsAskedForOnce() {
    talk.injectsFault("socket-lost", "lost", "acknowledgement");

    assertAcknowledged(talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos"));

    talk.sees(AMINA, "store-104", "needs approval");
    assertEquals(1, said("Deploy to store-104 · needs approval"));
    assertTrue(talk.seesNothingOf(AMINA, "is still open at"));
  }

  @Test
  void anAnnouncedEndIsNotNoticed() {
    happens("refresh");
    talk.until(
        () -> Optional.of(connections()).filter(count -> count == 2), () -> "no second connection");

    assertAcknowledged(talk.types(AMINA, EDGE_OPS, "/registry help list"));
    connected();
  }

  private static boolean isOurs(JsonNode extension) {
    return extension.path("name").asText().equals("myconnectedregistry");
  }

  private static void happens(String what) {
    talk.post("socket", Conversation.fields("do", what));
  }

  private static long opened() {
    return Conversation.stream(talk.log())
        .filter(each -> each.path("path").asText().contains("apps.connections.open"))
        .count();
  }

  private static int connections() {
    return talk.state().at("/socket_mode/connections").asInt();
  }

  /** Waits until there is one connection, and no other any more. */
  private static void connected() {
    talk.until(
        () -> Optional.of(connections()).filter(count -> count == 1),
        () -> connections() + " connections");
  }

  private static void assertAcknowledged(JsonNode answer) {
    assertEquals(200, answer.path("status").asInt(), answer.toString());
    assertFalse(answer.has("error"), answer.toString());
  }

  private static long said(String words) {
    return talk.visibleTo(AMINA)
        .filter(message -> message.path("text").asText().contains(words))
        .count();
  }
}
