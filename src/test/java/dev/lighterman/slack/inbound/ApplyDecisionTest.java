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
  void aClickIsKeptWhileSlackDoesNotTellWhoIsInAGroup() {
    JsonNode plan = plan();
    slack.faults.inject(answer("usergroups.users.list", "internal_error", "3"));
    slack.faults.inject(answer("users.info", "service_unavailable", "2"));

    slack.clicks(BEN, plan, "approve");

    slack.awaitState(Succeeded.class);
    slack.ephemeralMessage(BEN, "R1 is approved and starts now");
  }

  @Test
  void aLookupThatSlackRefusesIsNoAnswerAboutThePerson() {
    JsonNode plan = plan();
    slack.faults.inject(answer("users.info", "access_denied", "1000"));

    slack.clicks(BEN, plan, "approve");

    slack.ephemeralMessage(BEN, "Slack refuses what I asked: UsersInfo: access_denied");
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void whoIsNotKnownInTheWorkspaceMayNotDecide() {
    JsonNode plan = plan();
    slack.faults.inject(answer("users.info", "user_not_found", "1000"));

    slack.clicks(BEN, plan, "approve");

    slack.ephemeralMessage(BEN, "Only members of this workspace");
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void nobodyApprovesByWordWhatIsNotInTheChannelYet() {
    slack.faults.inject(answer("chat.postMessage", "fatal_error", "1000"));
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    slack.awaitState(AwaitingApproval.class);

    slack.types(BEN, EDGE_OPS, "approve R1");

    slack.ephemeralMessage(BEN, "The plan of R1 was not in its channel to be read");
    slack.awaitState(AwaitingApproval.class);
    slack.faults.clearAll();
    slack.message(ApplyDecisionTest::isPlan);
    slack.types(BEN, EDGE_OPS, "approve R1");
    slack.awaitState(Succeeded.class);
  }

  @Test
  void whatTheChannelNeverShowsIsApprovedByThoseWhoReadItByThemselves() {
    slack.faults.inject(answer("chat.postMessage", "restricted_action", "1000"));
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    slack.ephemeralMessage(AMINA, "Slack does not accept the plan of R1");

    slack.types(BEN, EDGE_OPS, "approve R1");

    slack.ephemeralMessage(BEN, "Type show R1, read it, and decide with its buttons");
    slack.awaitState(AwaitingApproval.class);
    assertEquals(
        1,
        slack.messages().stream()
            .filter(m -> m.get("text").asText().contains("does not accept the plan"))
            .count());
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
    return slack.message(ApplyDecisionTest::isPlan);
  }

  private static boolean isPlan(JsonNode message) {
    return message.path("blocks").toString().contains("\"action_id\":\"approve\"");
  }

  private static Fault answer(String method, String error, String times) {
    String body = "{\"ok\":false,\"error\":\"" + error + "\"}";
    return new Fault(
        "answer", Map.of("face", "slack", "path", method, "times", times, "body", body));
  }

  private void failUserLookups(String times) {
    slack.faults.inject(
        new Fault("500", Map.of("face", "slack", "path", "users.info", "times", times)));
  }
}
