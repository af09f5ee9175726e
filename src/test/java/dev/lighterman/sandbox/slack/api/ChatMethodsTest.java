package dev.lighterman.sandbox.slack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatMethodsTest {
  private final SlackServerFixture fixture = new SlackServerFixture();
  private final MethodsClient client = fixture.client();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aMessageWithBlocksIsVisibleToAllAndGetsBlockIds() throws Exception {
    ChatPostMessageResponse posted =
        client.chatPostMessage(call ->
            call.channel(SlackServerFixture.EDGE_OPS)
                .text("R1 · store-101 · *Succeeded* <!date^1764000000^{date_short}|yesterday>")
                .blocks(
                    List.of(Blocks.section(s -> s.text(BlockCompositions.markdownText("Hi"))))));

    assertTrue(posted.isOk(), posted.toString());
    assertNotNull(posted.getMessage().getBlocks().getFirst().getBlockId());
    assertEquals("U00LIGHTER", posted.getMessage().getUser());
    assertEquals("B00LIGHTER", posted.getMessage().getBotId());
    assertEquals(
        List.of("R1 · store-101 · *Succeeded* <!date^1764000000^{date_short}|yesterday>"),
        fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void theBotCannotPostWhereItIsNotAMember() throws Exception {
    assertEquals("not_in_channel", post(SlackServerFixture.RANDOM, "Hello").getError());
    assertEquals("channel_not_found", post("C99NOWHERE", "Hello").getError());
  }

  @Test
  void aMessageToAPersonGoesToTheirDirectMessages() throws Exception {
    assertEquals("D01ASKER", post(SlackServerFixture.AMINA, "Hello").getChannel());
  }

  @Test
  void anEmptyMessageIsRefused() throws Exception {
    assertEquals("no_text", post(SlackServerFixture.EDGE_OPS, "").getError());
  }

  @Test
  void textIsTruncatedTo40000Characters() throws Exception {
    String long_ = "x".repeat(40_500);

    assertEquals(40_000, post(SlackServerFixture.EDGE_OPS, long_).getMessage().getText().length());
  }

  @Test
  void anUpdateAccepts4000BytesOfText() throws Exception {
    String ts = post(SlackServerFixture.EDGE_OPS, "before").getTs();

    var most = "é".repeat(2_000);
    assertTrue(
        client.chatUpdate(c -> c.channel(SlackServerFixture.EDGE_OPS).ts(ts).text(most)).isOk());
    var over =
        client.chatUpdate(c -> c.channel(SlackServerFixture.EDGE_OPS).ts(ts).text(most + "é"));
    assertEquals("msg_too_long", over.getError());
  }

  @Test
  void anUpdateMarksTheMessageAndWithoutBlocksDropsThem() throws Exception {
    ChatPostMessageResponse posted =
        client.chatPostMessage(call ->
            call.channel(SlackServerFixture.EDGE_OPS)
                .text("before")
                .blocks(List.of(Blocks.divider())));

    var updated =
        client.chatUpdate(
            call -> call.channel(SlackServerFixture.EDGE_OPS).ts(posted.getTs()).text("after"));

    assertTrue(updated.isOk(), updated.toString());
    var message = fixture.slack.state().path("messages").path(0);
    assertEquals("after", message.path("text").asText());
    assertFalse(message.has("blocks"));
    assertTrue(message.path("edited").has("ts"));
  }

  @Test
  void onlyTheBotsOwnMessagesCanBeChanged() throws Exception {
    fixture.slack.postMessage(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "mine", null);
    String ts = fixture.slack.state().path("messages").path(0).path("ts").asText();

    var update =
        client.chatUpdate(call -> call.channel(SlackServerFixture.EDGE_OPS).ts(ts).text("yours"));
    var delete = client.chatDelete(call -> call.channel(SlackServerFixture.EDGE_OPS).ts(ts));
    var nothing =
        client.chatDelete(call -> call.channel(SlackServerFixture.EDGE_OPS).ts("1.000001"));

    assertEquals("cant_update_message", update.getError());
    assertEquals("cant_delete_message", delete.getError());
    assertEquals("message_not_found", nothing.getError());
  }

  @Test
  void repliesBelongToTheThread() throws Exception {
    String parent = post(SlackServerFixture.EDGE_OPS, "parent").getTs();

    client.chatPostMessage(
        call -> call.channel(SlackServerFixture.EDGE_OPS).text("reply").threadTs(parent));

    var messages = fixture.slack.state().path("messages");
    assertEquals(1, messages.path(0).path("reply_count").asInt());
    assertEquals(parent, messages.path(1).path("thread_ts").asText());
  }

  @Test
  void anEphemeralMessageIsForOnePersonAndCannotBeUpdated() throws Exception {
    var posted =
        client.chatPostEphemeral(call ->
            call.channel(SlackServerFixture.EDGE_OPS)
                .user(SlackServerFixture.AMINA)
                .text("only you"));

    assertEquals(
        List.of("only you"),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
    assertEquals(
        List.of(), fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
    assertEquals(
        "message_not_found",
        client
            .chatUpdate(call ->
                call.channel(SlackServerFixture.EDGE_OPS).ts(posted.getMessageTs()).text("other"))
            .getError());
  }

  @Test
  void anEphemeralMessageNeedsAMemberOfTheChannel() throws Exception {
    var posted =
        client.chatPostEphemeral(
            call -> call.channel("C02STORES").user(SlackServerFixture.BEN).text("psst"));

    assertEquals("user_not_in_channel", posted.getError());
  }

  @Test
  void aLinkToAReplyNamesItsThread() throws Exception {
    String parent = post(SlackServerFixture.EDGE_OPS, "parent").getTs();
    String reply =
        client
            .chatPostMessage(
                c -> c.channel(SlackServerFixture.EDGE_OPS).text("reply").threadTs(parent))
            .getTs();

    String link =
        client
            .chatGetPermalink(call -> call.channel(SlackServerFixture.EDGE_OPS).messageTs(reply))
            .getPermalink();

    assertEquals(
        "https://harbour.slack.com/archives/C01EDGEOPS/p"
            + reply.replace(".", "")
            + "?thread_ts="
            + parent
            + "&cid=C01EDGEOPS",
        link);
  }

  private ChatPostMessageResponse post(String channel, String text) throws Exception {
    return client.chatPostMessage(call -> call.channel(channel).text(text));
  }
}
