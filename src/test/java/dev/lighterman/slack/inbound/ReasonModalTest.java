package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.slack.FixturePolicies;
import dev.lighterman.slack.PassingError;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If the policy requires a reason, nobody can approve without one. */
class ReasonModalTest {
  private static final String WHY = "tested at store-101";

  private final SlackFixture slack;

  ReasonModalTest(@TempDir Path directory) {
    slack = new SlackFixture(directory, FixturePolicies.requiringReasons());
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), slack.store.audit().firstTamperedRow());
    slack.close();
  }

  @Test
  void thePlanTellsThatAReasonIsRequired() {
    assertTrue(plan().get("blocks").toString().contains("whoever approves says why"));
  }

  @Test
  void theButtonAsksForTheReasonAndTheThreadShowsIt() {
    slack.clicks(BEN, plan(), "approve-why");
    JsonNode form = slack.view(view -> view.get("user").asText().equals(BEN));
    assertTrue(form.toString().contains("Approve R1"), form.toString());
    slack.awaitState(AwaitingApproval.class);

    slack.submits(BEN, form, Map.of("why", WHY));

    slack.awaitState(Succeeded.class);
    slack.ephemeralMessage(BEN, "R1 is approved and starts now");
    slack.said("approved by <@" + BEN + "> (“" + WHY + "”)");
    assertTrue(slack.store.audit().of(new RequestNumber(1)).toString().contains(WHY));
  }

  @Test
  void nobodyIsToldThatSlackDoesNotAnswerIfTheFormIsOpen() {
    JsonNode plan = plan();
    slack.faults.inject(PassingError.LOST_ANSWER.at("views.open"));

    slack.clicks(BEN, plan, "approve-why");

    slack.view(view -> view.get("user").asText().equals(BEN));
    slack.eventually(
        () -> Optional.of(true).filter(_ -> slack.repliesPending() == 0), "not all answered");
    assertFalse(slack.messages().toString().contains("does not answer"));
  }

  @Test
  void aTypedApprovalWithoutAReasonIsAnsweredByWhatToType() {
    plan();
    slack.types(BEN, EDGE_OPS, "approve R1");
    slack.ephemeralMessage(BEN, "Type your reason after the number, such as: approve R1 tested at");
    slack.awaitState(AwaitingApproval.class);

    slack.types(BEN, EDGE_OPS, "approve R1 " + WHY);

    slack.awaitState(Succeeded.class);
    slack.said(WHY);
  }

  private JsonNode plan() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    return slack.message(
        m -> m.path("blocks").toString().contains("\"action_id\":\"approve-why\""));
  }
}
