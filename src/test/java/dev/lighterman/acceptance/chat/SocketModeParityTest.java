package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Socket Mode and HTTP give the same conversation, golden for golden. */
final class SocketModeParityTest {
  @Test
  void peopleSeeTheSameWhicheverWayTheirWordsTravel() {
    String byRequests;
    try (Conversation talk = Conversation.begin()) {
      assertEquals(0, connections(talk));
      byRequests = held(talk);
    }
    try (Conversation talk = Conversation.bySocketMode()) {
      assertEquals(1, connections(talk));
      assertEquals(byRequests, held(talk));
    }
  }

  private static int connections(Conversation talk) {
    return talk.state().at("/socket_mode/connections").asInt();
  }

  /** A conversation with a bit of everything: what Slack was answered, and what all of it says. */
  private static String held(Conversation talk) {
    List<String> heard = new ArrayList<>();
    heard.add(Transcript.of(talk.types(AMINA, EDGE_OPS, "/registry help")));
    talk.sees(AMINA, "This is what I can do"); // From here on the bot knows who she is.
    heard.add(Transcript.of(talk.types(AMINA, EDGE_OPS, "/registry deplyo store-104")));
    deploysByWords(talk, heard);
    deploysByForm(talk, heard);
    removes(talk, heard);
    // For what a step waits meanwhile, such as for a volume, depends on when somebody looks.
    Transcript.of(talk).stream().filter(line -> !line.startsWith("⏳")).forEach(heard::add);
    return String.join("\n", heard);
  }

  private static void deploysByWords(Conversation talk, List<String> heard) {
    heard.add(Transcript.of(talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY)));
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    heard.add(Transcript.of(talk.presses(AMINA, plan, "approve")));
    talk.sees(AMINA, "R1", "your own request");
    heard.add(Transcript.of(talk.presses(BEN, plan, "approve")));
    talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
    talk.sees(AMINA, "R1", "done in");
  }

  private static void deploysByForm(Conversation talk, List<String> heard) {
    heard.add(Transcript.of(talk.types(AMINA, EDGE_OPS, "/registry deploy")));
    JsonNode form = talk.hasOpen(AMINA, "Create plan");
    heard.add(found(talk, form, "cluster-name", "store-104"));
    heard.add(found(talk, form, "registry", "myacr"));
    heard.add(found(talk, form, "repository", "pos"));
    heard.add(Transcript.of(talk.submits(AMINA, form, filled("10.99.0.1"))));
    heard.add(Transcript.of(talk.submits(AMINA, form, filled("10.43.0.60"))));
    talk.sees(AMINA, "R2", "needs approval");
  }

  private static String found(Conversation talk, JsonNode form, String field, String typed) {
    talk.finds(AMINA, form, field, typed);
    return Transcript.of(talk.searching(AMINA, form, field, typed));
  }

  private static void removes(Conversation talk, List<String> heard) {
    heard.add(Transcript.of(talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster")));
    JsonNode removal = talk.sees(AMINA, "R3", "needs approval");
    heard.add(Transcript.of(talk.presses(BEN, removal, "approve")));
    talk.sees(AMINA, "R3 · Succeeded", "Stays");
    talk.sees(AMINA, "R3", "done in");
  }

  private static ObjectNode filled(String address) {
    ObjectNode values =
        fields("cluster-name", "store-104", "registry", "myacrregistry", "service-ip", address);
    values.putArray("repository").add("pos");
    return values.put("workload", "none");
  }
}
