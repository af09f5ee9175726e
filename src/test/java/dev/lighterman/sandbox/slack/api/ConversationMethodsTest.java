package dev.lighterman.sandbox.slack.api;

import static dev.lighterman.sandbox.slack.SlackServerFixture.AMINA;
import static dev.lighterman.sandbox.slack.SlackServerFixture.EDGE_OPS;
import static dev.lighterman.sandbox.slack.SlackServerFixture.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsJoinResponse;
import com.slack.api.model.Message;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationMethodsTest {
  private final SlackServerFixture fixture = new SlackServerFixture(BotApp.lighterman());
  private final MethodsClient api = fixture.client();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void historyComesByPagesOfATime() throws Exception {
    String first = post("one");
    post("two");
    post("three");

    ConversationsHistoryResponse page =
        api.conversationsHistory(r -> r.channel(EDGE_OPS).oldest(first).limit(1));
    assertEquals(List.of("three"), texts(page));
    assertTrue(page.isHasMore());
    String cursor = page.getResponseMetadata().getNextCursor();
    ConversationsHistoryResponse next =
        api.conversationsHistory(r -> r.channel(EDGE_OPS).oldest(first).limit(1).cursor(cursor));
    assertEquals(List.of("two"), texts(next));
    assertFalse(next.isHasMore());
    assertEquals(
        List.of("three", "two", "one"),
        texts(api.conversationsHistory(r -> r.channel(EDGE_OPS).oldest(first).inclusive(true))));
    assertEquals(
        "invalid_cursor",
        api.conversationsHistory(r -> r.channel(EDGE_OPS).cursor("nonsense")).getError());
  }

  @Test
  void metadataAreShownToThoseWhoAskForThem() throws Exception {
    var metadata =
        Message.Metadata.builder().eventType("parcel").eventPayload(Map.of("id", "R1")).build();
    api.chatPostMessage(r -> r.channel(EDGE_OPS).text("one").metadata(metadata));

    assertNull(
        api.conversationsHistory(r -> r.channel(EDGE_OPS)).getMessages().getFirst().getMetadata());
    Message message =
        api.conversationsHistory(r -> r.channel(EDGE_OPS).includeAllMetadata(true))
            .getMessages()
            .getFirst();
    assertEquals("R1", message.getMetadata().getEventPayload().get("id"));
  }

  @Test
  void nobodyPostsInAnArchivedChannel() throws Exception {
    String ts = post("one");
    fixture.slack.archive(EDGE_OPS);

    assertTrue(api.conversationsInfo(r -> r.channel(EDGE_OPS)).getChannel().isArchived());
    assertEquals(
        "is_archived", api.chatPostMessage(r -> r.channel(EDGE_OPS).text("two")).getError());
    assertEquals(
        "is_archived", api.chatUpdate(r -> r.channel(EDGE_OPS).ts(ts).text("two")).getError());
    fixture.slack.unarchive(EDGE_OPS);
    post("three");
  }

  @Test
  void theBotJoinsAPublicChannelAndCanPostThere() throws Exception {
    try (var joining =
        new SlackServerFixture(
            BotApp.lighterman()
                .withScopes(List.of("channels:join", "channels:read", "chat:write")))) {
      MethodsClient methods = joining.client();
      assertEquals(
          "not_in_channel", methods.chatPostMessage(r -> r.channel(RANDOM).text("one")).getError());

      ConversationsJoinResponse joined = methods.conversationsJoin(r -> r.channel(RANDOM));

      assertTrue(joined.isOk(), joined.toString());
      assertTrue(joined.getChannel().isMember());
      assertTrue(methods.chatPostMessage(r -> r.channel(RANDOM).text("one")).isOk());
      assertEquals(
          "already_in_channel", methods.conversationsJoin(r -> r.channel(RANDOM)).getWarning());
      joining.slack.archive(RANDOM);
      assertEquals("is_archived", methods.conversationsJoin(r -> r.channel(RANDOM)).getError());
      assertEquals(
          "channel_not_found", methods.conversationsJoin(r -> r.channel("C404")).getError());
      String direct = "D" + AMINA.substring(1);
      assertEquals(
          "method_not_supported_for_channel_type",
          methods.conversationsJoin(r -> r.channel(direct)).getError());
    }
  }

  @Test
  void joiningNeedsAScopeThatTheManifestDoesNotHave() throws Exception {
    assertEquals("missing_scope", api.conversationsJoin(r -> r.channel(RANDOM)).getError());
  }

  private String post(String text) throws Exception {
    return api.chatPostMessage(r -> r.channel(EDGE_OPS).text(text)).getTs();
  }

  private static List<String> texts(ConversationsHistoryResponse page) {
    return page.getMessages().stream().map(Message::getText).toList();
  }
}
