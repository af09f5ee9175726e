package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.Decision;
import dev.lighterman.request.RecordedDecision;
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

/** Decisions are kept while Slack does not tell who people are. */
class ApplyDecisionTest {
  private final SlackFixture slack;

  ApplyDecisionTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void aClickIsAppliedOnceSlackTellsWhoClicked() {
    JsonNode plan = plan();
    failUserLookups("2");

    slack.clicks(BEN, plan, "approve");

    slack.awaitState(Succeeded.class);
    slack.ephemeralMessage(BEN, "R1 is approved and starts now");
  }

  @Test
  void aTypedDecisionIsAppliedOnceSlackTellsWhoTyped() {
    plan();
    failUserLookups("2");

    slack.types(BEN, EDGE_OPS, "approve R1");

    slack.awaitState(Succeeded.class);
    slack.ephemeralMessage(BEN, "R1 is approved and starts now");
  }

  @Test
  void aSubmittedDecisionIsAppliedOnceSlackTellsWhoSubmitted() {
    slack.clicks(BEN, plan(), "reject");
    JsonNode form = slack.view(view -> view.get("user").asText().equals(BEN));
    failUserLookups("2");

    slack.submits(BEN, form, Map.of("why", "not on a Friday"));

    slack.awaitState(Rejected.class);
    slack.ephemeralMessage(BEN, "R1 is rejected");
  }

  @Test
  void aClickThatWaitedForMinutesIsAnsweredAndCanBeRepeated() {
    JsonNode plan = plan();
    failUserLookups("1000");
    RecordedDecision old =
        new RecordedDecision(
            "trigger-of-old",
            Decision.CANCEL,
            new RequestNumber(1),
            null,
            new Person(BEN),
            new Channel(EDGE_OPS),
            "",
            Instant.now().minusSeconds(600));

    slack.requestInbox.take(old);

    slack.ephemeralMessage(BEN, "Slack does not answer me");
    assertEquals(Optional.empty(), slack.store.decisions().find(old.key()));
    slack.awaitState(AwaitingApproval.class);
    slack.faults.clearAll();
    slack.clicks(BEN, plan, "approve");
    slack.awaitState(Succeeded.class);
  }

  /** The card of a deployment that waits for approval. */
  private JsonNode plan() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    return slack.message(m -> m.path("blocks").toString().contains("\"action_id\":\"approve\""));
  }

  private void failUserLookups(String times) {
    slack.faults.inject(
        new Fault("500", Map.of("face", "slack", "path", "users.info", "times", times)));
  }
}
