package dev.lighterman.slack.inbound;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static dev.lighterman.slack.SlackFixture.GUS;
import static dev.lighterman.slack.SlackFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.request.RequestState.Withdrawn;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.value.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockActionsTest {
  private final SlackFixture slack;

  BlockActionsTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void aSecondPersonsApprovalLetsItRun() {
    slack.clicks(BEN, plan(), "approve");

    slack.ephemeralMessage(BEN, "R1");
    slack.awaitState(Succeeded.class);
  }

  @Test
  void askersNeverApproveTheirOwnRequests() {
    slack.clicks(AMINA, plan(), "approve");

    slack.ephemeralMessage(AMINA, "your own");
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void guestsAndOthersNeverApprove() {
    JsonNode plan = plan();
    slack.clicks(GUS, plan, "approve");
    slack.clicks(OLGA, plan, "approve");

    assertEquals(
        "Guests may not do that. Ask a full member of this workspace.",
        slack.ephemeralMessage(GUS, "uest").get("text").asText());
    assertEquals(
        "Only <!subteam^S01LEADS> may decide on this.",
        slack.ephemeralMessage(OLGA, "decide").get("text").asText());
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void aRejectionIsAskedForItsReason() {
    slack.clicks(BEN, plan(), "reject");
    JsonNode form = slack.view(view -> view.get("user").asText().equals(BEN));

    slack.submits(BEN, form, Map.of("why", "not on a Friday"));

    slack.awaitState(Rejected.class);
    slack.ephemeralMessage(BEN, "R1");
    slack.said("not on a Friday");
  }

  @Test
  void askersWithdrawTheirOwnRequests() {
    slack.clicks(AMINA, plan(), "withdraw-asking");
    JsonNode form = slack.view(view -> view.get("user").asText().equals(AMINA));
    slack.submits(AMINA, form, Map.of());

    slack.awaitState(Withdrawn.class);
    slack.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void theListsOfAPlanAreShown() {
    slack.clicks(BEN, plan(), "plan");

    slack.ephemeralMessage(BEN, "full plan");
  }

  @Test
  void theCommandLinesOfAPlanAreShown() {
    slack.clicks(BEN, plan(), "az");

    slack.ephemeralMessage(BEN, "az acr make --name scope-map");
  }

  @Test
  void aHaltedRunIsContinued() {
    JsonNode halted = halted();
    slack.stepExecutor.broken.clear();

    slack.clicks(AMINA, halted, "continue");

    slack.awaitState(Succeeded.class);
    slack.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void aHaltedRunIsUndone() {
    slack.clicks(AMINA, halted(), "undo");

    slack.awaitState(Undone.class);
    slack.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void aHaltedRunIsLeft() {
    slack.clicks(AMINA, halted(), "leave-asking");
    JsonNode question = slack.view(view -> view.toString().contains("Its resources stay"));
    slack.awaitState(Halted.class);

    slack.submits(AMINA, question, Map.of());

    slack.awaitState(Left.class);
    slack.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void aRunIsStopped() {
    slack.stepExecutor.held.add("token");
    slack.clicks(BEN, plan(), "approve");
    JsonNode running = slack.message(m -> has(m, "stop"));

    slack.clicks(AMINA, running, "stop");
    slack.ephemeralMessage(AMINA, "R1 stops after the current steps");
    slack.stepExecutor.held.clear();

    slack.awaitState(Halted.class);
  }

  @Test
  void anOldButtonIsAnsweredToo() {
    var dance = ButtonElement.builder().text(plainText("Go")).actionId("dance").value("1").build();
    List<LayoutBlock> blocks = List.of(ActionsBlock.builder().elements(List.of(dance)).build());
    slack.chat().post(new Channel(EDGE_OPS), null, SlackMessage.of("press", blocks));

    slack.clicks(BEN, slack.said("press"), "dance");

    slack.ephemeralMessage(BEN, "not in use any more");
  }

  /** The card of a deployment that waits for approval. */
  private JsonNode plan() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    return slack.message(m -> has(m, "approve"));
  }

  /** The message that tells that the deployment has halted. */
  private JsonNode halted() {
    slack.stepExecutor.broken.add("token");
    slack.clicks(BEN, plan(), "approve");
    return slack.message(m -> has(m, "leave-asking") && m.toString().contains("token is broken"));
  }

  private static boolean has(JsonNode message, String action) {
    return message.path("blocks").toString().contains("\"action_id\":\"" + action + "\"")
        || message.path("blocks").toString().contains("\"value\":\"" + action + " ");
  }
}
