package dev.lighterman.slack;

import static dev.lighterman.slack.Harbour.AMINA;
import static dev.lighterman.slack.Harbour.BEN;
import static dev.lighterman.slack.Harbour.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.value.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private final Harbour harbour;

  OutboxTest(@TempDir Path directory) {
    harbour = new Harbour(directory);
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @Test
  void postsOneCardAndKeepsItUpToDate() {
    JsonNode card = plan();
    harbour.clicks(BEN, card, "approve");
    harbour.becomes(Succeeded.class);

    JsonNode edited = harbour.message(m -> m.get("ts").equals(card.get("ts")) && m.has("edited"));
    assertTrue(edited.get("text").asText().startsWith("R1 "), edited.toString());
  }

  @Test
  void asksTheApproversByMention() {
    assertTrue(plan().get("blocks").toString().contains("<!subteam^S01LEADS>"));
  }

  @Test
  void tellsTheThreadInOrderWhatBecomesOfEachStep() {
    JsonNode card = plan();
    harbour.clicks(BEN, card, "approve");
    harbour.said("extension made");

    String thread = thread(card);
    int approved = thread.indexOf("approved by <@" + BEN + ">");
    int scopeMap = thread.indexOf("scope-map made");
    int token = thread.indexOf("token made");
    int extension = thread.indexOf("extension made");
    assertTrue(
        0 <= approved && approved < scopeMap && scopeMap < token && token < extension, thread);
  }

  @Test
  void saysTheEndInAMessageOfItsOwnThatMentionsWhoAsked() {
    harbour.clicks(BEN, plan(), "approve");
    harbour.becomes(Succeeded.class);

    harbour.message(m ->
        !m.has("thread_ts")
            && !m.has("edited")
            && !m.has("ephemeral_to")
            && m.get("blocks").toString().contains("<@" + AMINA + ">")
            && m.get("text").asText().startsWith("R1 "));
  }

  @Test
  void aHaltMentionsWhomTheChannelNames() {
    harbour.hands.broken.add("token");
    harbour.clicks(BEN, plan(), "approve");
    harbour.becomes(Halted.class);

    JsonNode halt = harbour.said("<!subteam^S02ONCALL>");
    assertTrue(halt.get("text").asText().contains("token is broken"), halt.toString());
  }

  @Test
  void tellsTheAskerAloneThatNothingCouldBePlanned() {
    harbour.types(AMINA, EDGE_OPS, "deploy nowhere");

    JsonNode refusal = harbour.whisper(AMINA, "there is no nowhere");
    assertTrue(refusal.get("blocks").toString().contains("List all"), refusal.toString());
    assertEquals(
        List.of(), harbour.messages().stream().filter(m -> !m.has("ephemeral_to")).toList());
  }

  @Test
  void losesNothingWhenSlackThrottlesOrFails() {
    fault("429", ".*postMessage");
    fault("500", ".*update");

    harbour.clicks(BEN, plan(), "approve");

    harbour.said("extension made");
    harbour.becomes(Succeeded.class);
  }

  @Test
  void saysMorePlainlyWhatSlackRefusesInBlocks() {
    TableBlock table = TableBlock.of(List.of("NAME"), List.of(List.of("store-114")));
    harbour
        .postings()
        .post(new Channel(EDGE_OPS), null, Posting.of("all of it", List.of(table, table)));

    JsonNode message = harbour.said("all of it");
    assertTrue(message.get("blocks").toString().contains("rich_text"), message.toString());
  }

  private void fault(String name, String path) {
    harbour.faults.put(
        new Fault(name, Map.of("face", "slack", "path", path, "times", "2", "retryAfter", "1")));
  }

  private JsonNode plan() {
    harbour.types(AMINA, EDGE_OPS, "deploy store-114");
    return harbour.message(m -> m.path("blocks").toString().contains("\"approve\""));
  }

  private String thread(JsonNode card) {
    return harbour.messages().stream()
        .filter(m -> m.path("thread_ts").equals(card.get("ts")))
        .filter(m -> !m.get("ts").equals(card.get("ts")))
        .map(m -> m.get("text").asText())
        .collect(Collectors.joining("\n"));
  }
}
