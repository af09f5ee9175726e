package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static dev.lighterman.slack.SlackFixture.GUS;
import static dev.lighterman.slack.SlackFixture.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.request.RequestState.Refused;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is acknowledged is stored; who may ask is found out afterwards. */
class AdmitRequestTest {
  private final SlackFixture slack;

  AdmitRequestTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void whatIsAcknowledgedIsStoredBeforeSlackTellsAnything() {
    slackTellsNothing();

    slack.types(AMINA, EDGE_OPS, "deploy store-114");

    assertTrue(request(1).state() instanceof Planning);
    slack.faults.clearAll();
    slack.ephemeralMessage(AMINA, "R1 · Preparing the plan");
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void requestsAreNumberedAsTheyCameWhoeverAsks() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    slack.ephemeralMessage(AMINA, "R1 · Preparing");
    slackTellsNothing();

    slack.types(BEN, EDGE_OPS, "deploy store-115");
    slack.types(AMINA, EDGE_OPS, "deploy store-116");

    slack.faults.clearAll();
    slack.ephemeralMessage(BEN, "R2 · Preparing");
    slack.ephemeralMessage(AMINA, "R3 · Preparing");
    assertEquals(new Person(BEN), request(2).intent().asker());
    assertEquals(new Person(AMINA), request(3).intent().asker());
  }

  @Test
  void whoMayNotAskIsToldSoAndTheRequestIsRefused() {
    slack.types(GUS, EDGE_OPS, "deploy store-114");

    slack.ephemeralMessage(GUS, "Guests may not do that");
    slack.awaitState(Refused.class);
    assertEquals(
        List.of("Asked", "Refused"),
        slack.store.audit().of(new RequestNumber(1)).stream().map(each -> each.what()).toList());
  }

  @Test
  void afterARestartWhoAskedWhereTheBotIsNoMemberReadsItInADirectMessage() {
    var intent =
        new Intent(
            "deploy",
            List.of("store-114"),
            new LinkedHashMap<>(),
            new Person(AMINA),
            new Channel(RANDOM));

    slack.requestInbox.ask(intent, "trigger-of-an-earlier-process");

    slack.message(m ->
        m.path("channel").asText().equals("D01ASKER")
            && m.path("text").asText().contains("/invite"));
    slack.awaitState(Refused.class);
  }

  private Request request(int number) {
    return slack.store.requests().find(new RequestNumber(number)).orElseThrow();
  }

  private void slackTellsNothing() {
    slack.faults.inject(new Fault("500", Map.of("face", "slack", "path", "users.info")));
  }
}
