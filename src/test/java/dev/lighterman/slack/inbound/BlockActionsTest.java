package dev.lighterman.slack.inbound;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static dev.lighterman.slack.SlackFixture.GUS;
import static dev.lighterman.slack.SlackFixture.OLGA;

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
  private final SlackFixture harbour;

  BlockActionsTest(@TempDir Path directory) {
    harbour = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @Test
  void aSecondPersonsApprovalLetsItRun() {
    harbour.clicks(BEN, plan(), "approve");

    harbour.ephemeralMessage(BEN, "R1");
    harbour.awaitState(Succeeded.class);
  }

  @Test
  void whoAskedNeverApproves() {
    harbour.clicks(AMINA, plan(), "approve");

    harbour.ephemeralMessage(AMINA, "your own");
    harbour.awaitState(AwaitingApproval.class);
  }

  @Test
  void guestsAndOthersNeverApprove() {
    JsonNode plan = plan();
    harbour.clicks(GUS, plan, "approve");
    harbour.clicks(OLGA, plan, "approve");

    harbour.ephemeralMessage(GUS, "uest");
    harbour.ephemeralMessage(OLGA, "");
    harbour.awaitState(AwaitingApproval.class);
  }

  @Test
  void aNoIsAskedForItsReason() {
    harbour.clicks(BEN, plan(), "reject");
    JsonNode form = harbour.view(view -> view.get("user").asText().equals(BEN));

    harbour.submits(BEN, form, Map.of("why", "not on a Friday"));

    harbour.awaitState(Rejected.class);
    harbour.ephemeralMessage(BEN, "R1");
    harbour.said("not on a Friday");
  }

  @Test
  void whoAskedTakesItBack() {
    harbour.clicks(AMINA, plan(), "withdraw");

    harbour.awaitState(Withdrawn.class);
    harbour.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void theLinesBehindAPlanAreShownToWhoWantsThem() {
    harbour.clicks(BEN, plan(), "az");

    harbour.ephemeralMessage(BEN, "az acr make --name scope-map");
  }

  @Test
  void aHaltedRunGoesOn() {
    JsonNode halted = halted();
    harbour.stepExecutor.broken.clear();

    harbour.clicks(AMINA, halted, "continue");

    harbour.awaitState(Succeeded.class);
    harbour.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void aHaltedRunIsUndone() {
    harbour.clicks(AMINA, halted(), "undo");

    harbour.awaitState(Undone.class);
    harbour.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void aHaltedRunIsLeft() {
    harbour.clicks(AMINA, halted(), "leave");

    harbour.awaitState(Left.class);
    harbour.ephemeralMessage(AMINA, "R1");
  }

  @Test
  void aRunIsStopped() {
    harbour.stepExecutor.held.add("token");
    harbour.clicks(BEN, plan(), "approve");
    JsonNode running = harbour.message(m -> has(m, "stop"));

    harbour.clicks(AMINA, running, "stop");
    harbour.ephemeralMessage(AMINA, "R1");
    harbour.stepExecutor.held.clear();

    harbour.awaitState(Halted.class);
  }

  @Test
  void anOldButtonIsAnsweredToo() {
    var dance = ButtonElement.builder().text(plainText("Go")).actionId("dance").value("1").build();
    List<LayoutBlock> blocks = List.of(ActionsBlock.builder().elements(List.of(dance)).build());
    harbour.postings().post(new Channel(EDGE_OPS), null, SlackMessage.of("press", blocks));

    harbour.clicks(BEN, harbour.said("press"), "dance");

    harbour.ephemeralMessage(BEN, "not in use any more");
  }

  /** The card of a deployment that waits for approval. */
  private JsonNode plan() {
    harbour.types(AMINA, EDGE_OPS, "deploy store-114");
    return harbour.message(m -> has(m, "approve"));
  }

  /** The message that tells that the deployment stands still. */
  private JsonNode halted() {
    harbour.stepExecutor.broken.add("token");
    harbour.clicks(BEN, plan(), "approve");
    return harbour.message(m -> has(m, "leave") && m.toString().contains("token is broken"));
  }

  private static boolean has(JsonNode message, String action) {
    return message.path("blocks").toString().contains("\"action_id\":\"" + action + "\"")
        || message.path("blocks").toString().contains("\"value\":\"" + action + " ");
  }
}
