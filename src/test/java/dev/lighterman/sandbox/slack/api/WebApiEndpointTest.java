package dev.lighterman.sandbox.slack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.MethodsClient;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.world.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebApiEndpointTest {
  private final SlackServerFixture fixture = new SlackServerFixture();
  private final MethodsClient client = fixture.client();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void authTestIdentifiesTheBot() throws Exception {
    var me = client.authTest(call -> call);

    assertEquals("T0HARBOUR", me.getTeamId());
    assertEquals("U00LIGHTER", me.getUserId());
    assertEquals("B00LIGHTER", me.getBotId());
    assertEquals("invalid_auth", client.authTest(c -> c.token("xoxb-wrong")).getError());
  }

  @Test
  void listsComeInPages() throws Exception {
    var first = client.usersList(call -> call.limit(3));
    var second =
        client.usersList(call -> call.limit(3).cursor(first.getResponseMetadata().getNextCursor()));

    assertEquals(3, first.getMembers().size());
    assertEquals("U04LEAD", second.getMembers().getFirst().getId());
    assertEquals("invalid_cursor", client.usersList(call -> call.cursor("x")).getError());
    assertEquals("invalid_limit", client.usersList(call -> call.limit(-1)).getError());
    var members = client.conversationsMembers(call -> call.channel("C01EDGEOPS").limit(2));
    assertEquals(List.of("U01ASKER", "U02APPROVER"), members.getMembers());
    assertEquals("2", members.getResponseMetadata().getNextCursor());
    assertEquals(1, client.conversationsList(call -> call.limit(1)).getChannels().size());
  }

  @Test
  void aBotIsDescribed() throws Exception {
    assertEquals("A00LIGHTER", client.botsInfo(call -> call.bot("B00LIGHTER")).getBot().getAppId());
    assertEquals("bot_not_found", client.botsInfo(call -> call.bot("B1")).getError());
    assertEquals("missing_scope", client.teamInfo(call -> call).getError());
  }

  @Test
  void aTeamIsDescribedToWhoeverMayReadIt() throws Exception {
    try (SlackServerFixture reading =
        new SlackServerFixture(BotApp.lighterman().withScopes(List.of("team:read")))) {
      var team = reading.client().teamInfo(call -> call).getTeam();

      assertEquals("T0HARBOUR", team.getId());
      assertEquals("Harbour", team.getName());
      assertEquals("harbour", team.getDomain());
    }
  }

  @Test
  void multipartFormsAreRead() throws Exception {
    String body =
        String.join(
            "\r\n",
            "--x",
            "Content-Disposition: form-data; name=\"error\"",
            "",
            "two\r\nlines",
            "--x--",
            "");

    MethodArguments arguments = MethodArguments.of("", "multipart/form-data; boundary=x", body);

    assertEquals("two\r\nlines", arguments.text("error").orElseThrow());
  }

  @Test
  void anUnknownMethodIsNamed() throws Exception {
    JsonNode answer = fixture.call("chat.shout", "{}");

    assertEquals("unknown_method", answer.path("error").asText());
    assertEquals("chat.shout", answer.path("req_method").asText());
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    try (SlackServerFixture poor =
        new SlackServerFixture(BotApp.lighterman().withScopes(List.of("commands", "chat:write")))) {
      var answer = poor.client().usergroupsUsersList(call -> call.usergroup("S01LEADS"));

      assertEquals("missing_scope", answer.getError());
      assertEquals("usergroups:read", answer.getNeeded());
      assertEquals("commands,chat:write", answer.getProvided());
    }
  }

  @Test
  void groupsAndTheirMembersCanBeRead() throws Exception {
    var groups = client.usergroupsList(call -> call.includeUsers(true)).getUsergroups();
    var members = client.usergroupsUsersList(call -> call.usergroup("S01LEADS")).getUsers();

    assertEquals("edge-leads", groups.getFirst().getHandle());
    assertEquals(List.of("U02APPROVER", "U04LEAD"), members);
    assertEquals(
        "no_such_subteam", client.usergroupsUsersList(call -> call.usergroup("S99")).getError());
  }

  @Test
  void peopleCanBeReadAndGuestsAreMarked() throws Exception {
    var gus = client.usersInfo(call -> call.user("U05GUEST")).getUser();

    assertTrue(gus.isRestricted());
    assertEquals("Gus Guest", gus.getRealName());
    assertEquals("gus@harbour.example", gus.getProfile().getEmail());
    assertEquals("user_not_found", client.usersInfo(call -> call.user("U99")).getError());
    assertEquals(
        "U02APPROVER",
        client.usersLookupByEmail(call -> call.email("ben@harbour.example")).getUser().getId());
  }

  @Test
  void channelsShowWhetherTheBotIsAMember() throws Exception {
    assertTrue(
        client
            .conversationsInfo(call -> call.channel(SlackServerFixture.EDGE_OPS))
            .getChannel()
            .isMember());
    assertFalse(
        client
            .conversationsInfo(call -> call.channel(SlackServerFixture.RANDOM))
            .getChannel()
            .isMember());
    assertEquals(
        "D02APPROVER",
        client
            .conversationsOpen(call -> call.users(List.of(SlackServerFixture.BEN)))
            .getChannel()
            .getId());
    assertEquals(4, client.conversationsList(call -> call).getChannels().size());
  }

  @Test
  void historyNeedsItsOwnScope() throws Exception {
    assertEquals(
        "missing_scope",
        client.conversationsHistory(call -> call.channel(SlackServerFixture.EDGE_OPS)).getError());
  }

  @Test
  void postingFasterThanAllowedIsRefusedForAWhile() throws Exception {
    HttpResponse<String> answer =
        fixture.post(fixture.slack.apiUrl() + "chat.postMessage", message());
    for (int i = 0; i < 20 && answer.statusCode() == 200; i++) {
      answer = fixture.post(fixture.slack.apiUrl() + "chat.postMessage", message());
    }

    assertEquals(429, answer.statusCode());
    assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
    assertEquals("ratelimited", Json.read(answer.body()).path("error").asText());

    fixture.clock.advance(Duration.ofSeconds(1));
    assertNull(
        client.chatPostMessage(c -> c.channel(SlackServerFixture.EDGE_OPS).text("on")).getError());
  }

  @Test
  void eachChannelHasItsOwnPostingLimit() {
    RateLimits limits = new RateLimits(fixture.clock);
    for (int i = 0; i < 8; i++) {
      assertEquals(0, limits.retryAfterSeconds("chat.postMessage C1", RateLimits.Tier.POSTING));
    }

    assertEquals(1, limits.retryAfterSeconds("chat.postMessage C1", RateLimits.Tier.POSTING));
    assertEquals(0, limits.retryAfterSeconds("chat.postMessage C2", RateLimits.Tier.POSTING));
  }

  @Test
  void tierThreeIsFiftyPerMinute() {
    RateLimits limits = new RateLimits(fixture.clock);
    for (int i = 0; i < 50; i++) {
      assertEquals(0, limits.retryAfterSeconds("chat.update", RateLimits.Tier.TIER_3));
    }

    assertTrue(limits.retryAfterSeconds("chat.update", RateLimits.Tier.TIER_3) > 0);
  }

  @Test
  void aFaultAppliesToTheWebApi() throws Exception {
    fixture.faults.inject(
        new Fault("429", Map.of("face", "slack", "path", "chat.update", "retryAfter", "7")));

    HttpResponse<String> answer = fixture.post(fixture.slack.apiUrl() + "chat.update", message());

    assertEquals(429, answer.statusCode());
    assertEquals("7", answer.headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void aFileIsUploadedInThreeSteps() throws Exception {
    var shared =
        client.filesUploadV2(call ->
            call.channel(SlackServerFixture.EDGE_OPS)
                .filename("sites.csv")
                .title("All sites")
                .content("site,state\nstore-101,Online\n"));

    assertTrue(shared.isOk(), shared.toString());
    JsonNode file = fixture.slack.state().at("/messages/0/files/0");
    assertEquals("All sites", file.path("title").asText());
    assertEquals(28, file.path("size").asInt());
  }

  private static String message() {
    return "{\"channel\":\"C01EDGEOPS\",\"text\":\"x\"}";
  }
}
