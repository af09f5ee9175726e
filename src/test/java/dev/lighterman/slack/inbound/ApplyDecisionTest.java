package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.RecordedDecision.Verb;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions are kept while Slack does not say who people are. */
class ApplyDecisionTest {
  private final SlackFixture harbour;

  ApplyDecisionTest(@TempDir Path directory) {
    harbour = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @Test
  void aClickCountsOnceSlackSaysWhoPressed() {
    JsonNode plan = plan();
    slackSaysNobody("2");

    harbour.clicks(BEN, plan, "approve");

    harbour.awaitState(Succeeded.class);
    harbour.ephemeralMessage(BEN, "R1 is approved and starts now");
  }

  @Test
  void soDoWords() {
    plan();
    slackSaysNobody("2");

    harbour.types(BEN, EDGE_OPS, "approve R1");

    harbour.awaitState(Succeeded.class);
    harbour.ephemeralMessage(BEN, "R1 is approved and starts now");
  }

  @Test
  void soDoForms() {
    harbour.clicks(BEN, plan(), "reject");
    JsonNode form = harbour.view(view -> view.get("user").asText().equals(BEN));
    slackSaysNobody("2");

    harbour.submits(BEN, form, Map.of("why", "not on a Friday"));

    harbour.awaitState(Rejected.class);
    harbour.ephemeralMessage(BEN, "R1 is rejected");
  }

  @Test
  void whoWaitedForMinutesIsToldAndMayPressAgain() {
    JsonNode plan = plan();
    slackSaysNobody("1000");
    RecordedDecision old =
        new RecordedDecision(
            "trigger-of-old",
            Verb.CANCEL,
            new RequestNumber(1),
            null,
            new Person(BEN),
            new Channel(EDGE_OPS),
            "",
            Instant.now().minusSeconds(600));

    harbour.requestInbox.take(old);

    harbour.ephemeralMessage(BEN, "Slack does not answer me");
    assertEquals(Optional.empty(), harbour.store.wishes().find(old.key()));
    harbour.awaitState(AwaitingApproval.class);
    harbour.faults.clearAll();
    harbour.clicks(BEN, plan, "approve");
    harbour.awaitState(Succeeded.class);
  }

  /** The card of a deployment that waits for approval. */
  private JsonNode plan() {
    harbour.types(AMINA, EDGE_OPS, "deploy store-114");
    return harbour.message(m -> m.path("blocks").toString().contains("\"action_id\":\"approve\""));
  }

  private void slackSaysNobody(String times) {
    harbour.faults.inject(
        new Fault("500", Map.of("face", "slack", "path", "users.info", "times", times)));
  }
}
