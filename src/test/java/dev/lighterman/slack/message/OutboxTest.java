package dev.lighterman.slack.message;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog.Exchange;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.status.ButtonAction;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.value.Channel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class OutboxTest {
  private final SlackFixture slack;

  OutboxTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void postsOneCardAndKeepsItUpToDate() {
    JsonNode card = plan();
    slack.clicks(BEN, card, "approve");
    slack.awaitState(Succeeded.class);

    JsonNode edited = slack.message(m -> m.get("ts").equals(card.get("ts")) && m.has("edited"));
    assertTrue(edited.get("text").asText().contains(" R1 · "), edited.toString());
  }

  @Test
  void asksTheApproversByMention() {
    assertTrue(plan().get("blocks").toString().contains("<!subteam^S01LEADS>"));
  }

  @Test
  void postsTheProgressOfEachStepInOrder() {
    JsonNode card = plan();
    slack.clicks(BEN, card, "approve");
    slack.eventually(() -> says(thread(card), "extension made"), "not told to the end");

    String thread = thread(card);
    int approved = thread.indexOf("approved by <@" + BEN + ">");
    int scopeMap = thread.indexOf("scope-map made");
    int token = thread.indexOf("token made");
    int extension = thread.indexOf("extension made");
    assertTrue(
        0 <= approved && approved < scopeMap && scopeMap < token && token < extension, thread);
  }

  @Test
  void postsTheEndInAMessageOfItsOwnThatMentionsTheAsker() {
    slack.clicks(BEN, plan(), "approve");
    slack.awaitState(Succeeded.class);

    slack.message(m ->
        !m.has("thread_ts")
            && !m.has("edited")
            && !m.has("ephemeral_to")
            && m.get("blocks").toString().contains("<@" + AMINA + ">")
            && m.get("text").asText().contains(" R1 · "));
  }

  @Test
  void aHaltMentionsWhomTheChannelNames() {
    slack.stepExecutor.broken.add("token");
    slack.clicks(BEN, plan(), "approve");
    slack.awaitState(Halted.class);

    JsonNode halt = slack.said("<!subteam^S02ONCALL>");
    assertTrue(halt.get("text").asText().contains("token is broken"), halt.toString());
  }

  @Test
  void aContinuedHaltTellsByWhomAndHasNoButtons() {
    JsonNode halt = halted();
    slack.stepExecutor.broken.clear();

    slack.clicks(BEN, halt, "continue");

    JsonNode past = edited(halt);
    String text = past.get("text").asText();
    assertTrue(text.contains("stopped at step 1 of 1 · <@" + BEN + "> continued it"), text);
    assertTrue(text.contains("token is broken"), text);
    assertFalse(past.get("blocks").toString().contains("action_id"), past.toString());
    slack.awaitState(Succeeded.class);
    slack.said("<@" + BEN + "> continued it.");
  }

  @Test
  void eachHaltHasAMessageOfItsOwnAndOnlyTheLastHasButtons() {
    JsonNode first = halted();
    slack.types(BEN, EDGE_OPS, "continue 1");
    edited(first);
    JsonNode second = slack.message(m -> halts(m) && !m.get("ts").equals(first.get("ts")));

    slack.clicks(AMINA, second, "undo");

    String text = edited(second).get("text").asText();
    assertTrue(text.contains("<@" + AMINA + "> had it undone"), text);
    slack.awaitState(Undone.class);
    assertTrue(edited(first).get("text").asText().contains("continued it"));
    assertEquals(0, slack.messages().stream().filter(OutboxTest::halts).count());
  }

  @Test
  void aHaltThatIsDecidedBeforeItIsPostedHasNoButtons() {
    slack.stepExecutor.broken.add("token");
    JsonNode plan = plan();
    slack.faults.inject(
        new Fault("500", Map.of("face", "slack", "path", ".*postMessage", "times", "1000")));
    slack.clicks(BEN, plan, "approve");
    slack.awaitState(Halted.class);
    slack.types(BEN, EDGE_OPS, "leave 1");
    slack.awaitState(Left.class);
    slack.faults.clearAll();

    JsonNode halt = slack.said("stopped at step 1 of 1");
    assertTrue(halt.get("text").asText().contains("<@" + BEN + "> closed it, its resources stay"));
    assertFalse(halt.get("blocks").toString().contains("action_id"), halt.toString());
  }

  @Test
  void tellsTheAskerAloneThatNothingCouldBePlanned() {
    slack.types(AMINA, EDGE_OPS, "deploy nowhere");

    JsonNode refusal = slack.ephemeralMessage(AMINA, "there is no nowhere");
    assertTrue(refusal.get("blocks").toString().contains("List all"), refusal.toString());
    assertEquals(List.of(), slack.messages().stream().filter(m -> !m.has("ephemeral_to")).toList());
  }

  @Test
  void losesNothingWhenSlackThrottlesOrFails() {
    fault("429", ".*postMessage");
    fault("500", ".*update");

    slack.clicks(BEN, plan(), "approve");

    slack.said("extension made");
    slack.awaitState(Succeeded.class);
  }

  @Test
  void sendsNothingBeforeTheRetryAfterIsOverEvenIfTheRunMovesOn() {
    JsonNode card = plan();
    slack.faults.inject(
        new Fault(
            "429",
            Map.of("face", "slack", "path", "postMessage", "times", "1", "retryAfter", "4")));

    slack.clicks(BEN, card, "approve");

    slack.eventually(() -> says(thread(card), "extension made"), "not told to the end");
    // A post is logged once it is answered, when others may have read it already.
    slack.eventually(
        () -> Optional.of(limited() + 1).filter(next -> next < posts().size()),
        "not logged to the end");
    Duration pause = Duration.between(posts().get(limited()).at(), posts().get(limited() + 1).at());
    assertTrue(pause.compareTo(Duration.ofSeconds(4)) >= 0, pause.toString());
  }

  private List<Exchange> posts() {
    return slack.log.exchanges().stream()
        .filter(exchange -> exchange.path().endsWith("chat.postMessage"))
        .toList();
  }

  /** Which of the posts was answered 429. */
  private int limited() {
    return posts().stream().map(Exchange::status).toList().indexOf(429);
  }

  @Test
  void aCardOvertakesTheLinesOfOtherRequests() {
    JsonNode first = plan();
    slack.clicks(BEN, first, "approve");
    slack.awaitState(Succeeded.class);
    slack.eventually(this::allSent, "not recorded");
    slack
        .store
        .database()
        .transact(tx -> {
          for (int i = 0; i < 200; i++) {
            slack
                .store
                .messages()
                .write(
                    tx,
                    new StoredMessage(
                        "R1/" + i,
                        "R1",
                        "line",
                        new Channel(EDGE_OPS),
                        SlackMessage.of("line " + i + ";", List.of()).json().toString(),
                        null,
                        null));
          }
        });
    slack.runOutbox("R1");
    slack.eventually(() -> says(thread(first), "line 9;"), "none is posted");

    slack.types(AMINA, EDGE_OPS, "deploy store-115");

    slack.message(m ->
        m.get("text").asText().contains(" R2 · ")
            && m.path("blocks").toString().contains("\"approve\""));
    assertFalse(thread(first).contains("line 199;"));
    slack.eventually(() -> says(thread(first), "line 199;"), "not all are posted");
    Matcher lines = Pattern.compile("line (\\d+);").matcher(thread(first));
    assertEquals(
        IntStream.range(0, 200).boxed().toList(),
        lines.results().map(line -> Integer.valueOf(line.group(1))).toList());
  }

  @Test
  void findsWhatAnEarlierProcessPostedAndDidNotRecord() {
    JsonNode card = plan();
    slack.eventually(this::allSent, "not recorded");
    slack.forgetPosting("R1/card");
    slack.clicks(BEN, card, "approve");
    slack.eventually(() -> says(thread(card), "extension made"), "not told to the end");
    slack.awaitState(Succeeded.class);
    JsonNode edited = edited(card);
    assertTrue(edited.get("text").asText().contains(" R1 · "), edited.toString());
    slack.eventually(this::allSent, "not recorded");
    String thread = thread(card);

    slack.store.messages().about("R1").stream()
        .filter(message -> message.kind().equals("line"))
        .forEach(line -> slack.forgetPosting(line.id()));
    slack.forgetPosting("R1/card");
    String body = "{\"ok\":false,\"error\":\"fatal_error\"}";
    for (String method : List.of("conversations.history", "conversations.replies")) {
      slack.faults.inject(
          new Fault("answer", Map.of("face", "slack", "path", method, "times", "1", "body", body)));
    }
    slack.runOutbox("R1");

    slack.eventually(this::allSent, "not found again");
    assertEquals(List.of(), slack.faults.all());
    assertEquals(thread, thread(card));
    assertEquals(2, inChannel());
  }

  @Test
  void postsAgainIfTheBotMayNotReadTheHistory() {
    plan();
    slack.eventually(this::allSent, "not recorded");
    String body = "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}";
    slack.faults.inject(
        new Fault("answer", Map.of("face", "slack", "path", "conversations.", "body", body)));
    slack.forgetPosting("R1/card");

    slack.runOutbox("R1");

    slack.eventually(this::allSent, "not posted again");
    assertEquals(2, inChannel());
  }

  @Test
  void aPostThatSlackCarriesOutAfterTheTimeoutIsThereOnce() {
    slack.faults.inject(
        new Fault(
            "slow",
            Map.of("face", "slack", "path", "postMessage", "times", "1", "millis", "17000")));
    JsonNode card = plan();

    slack.clicks(BEN, card, "approve");

    slack.eventually(() -> says(thread(card), "extension made"), "not told to the end");
    slack.awaitState(Succeeded.class);
    slack.eventually(this::allSent, "not all posted");
    assertEquals(2, inChannel());
  }

  @Test
  void aLineThatSlackPostsAfterTheTimeoutIsThereOnceAndBeforeTheLinesThatFollow() {
    JsonNode card = plan();
    slack.stepExecutor.held.add("token");
    slack.faults.inject(
        new Fault(
            "slow",
            Map.of("face", "slack", "path", "postMessage", "times", "1", "millis", "17000")));

    slack.clicks(BEN, card, "approve");
    slack.eventually(() -> Optional.of(true).filter(_ -> slack.faults.all().isEmpty()), "no line");
    slack.stepExecutor.held.clear();

    slack.awaitState(Succeeded.class);
    slack.eventually(this::allSent, "not all posted");
    assertEquals(
        List.of("approved by", "scope-map made", "token made", "extension made"),
        Pattern.compile("approved by|scope-map made|token made|extension made")
            .matcher(thread(card))
            .results()
            .map(MatchResult::group)
            .toList());
    assertEquals(2, inChannel());
  }

  @Test
  void whatSlackRejectsInAnyWayIsPostedAsText() {
    String body = "{\"ok\":false,\"error\":\"block_mismatch\"}";
    slack.faults.inject(
        new Fault(
            "answer", Map.of("face", "slack", "path", "postMessage", "times", "2", "body", body)));
    slack.types(AMINA, EDGE_OPS, "deploy store-114");

    JsonNode card = slack.said("R1 ");
    slack.types(BEN, EDGE_OPS, "approve R1");

    slack.awaitState(Succeeded.class);
    assertFalse(card.has("blocks"), card.toString());
  }

  @Test
  void anArchivedChannelIsTriedAgainOnlyWhenSomethingChanges() {
    String body = "{\"ok\":false,\"error\":\"is_archived\"}";
    var archived =
        new Fault("answer", Map.of("face", "slack", "path", "postMessage", "body", body));
    slack.faults.inject(archived);
    slack.types(AMINA, EDGE_OPS, "deploy store-114");

    slack.ephemeralMessage(AMINA, "Slack does not accept the plan of R1");
    slack.eventually(() -> Optional.of(true).filter(_ -> !slack.outboxWaits("R1")), "it waits");
    slack.faults.clearAll();
    slack.types(AMINA, EDGE_OPS, "cancel R1");

    slack.said("R1 ");
  }

  @Test
  void whoeverAskedIsToldToInviteTheBotWhereItWasRemovedAndTheCardComesThen() {
    plan();
    String body = "{\"ok\":false,\"error\":\"not_in_channel\"}";
    slack.faults.inject(
        new Fault("answer", Map.of("face", "slack", "path", "postMessage", "body", body)));

    slack.types(AMINA, EDGE_OPS, "deploy store-115");

    JsonNode told =
        slack.ephemeralMessage(
            AMINA, "I am no longer in <#" + EDGE_OPS + ">, so nobody can read the plan of R2");
    assertTrue(told.get("text").asText().contains("/invite <@U00LIGHTER>"), told.toString());
    slack.faults.clearAll();
    slack.runOutbox("R2");
    slack.message(m ->
        m.get("text").asText().contains(" R2 · ")
            && m.path("blocks").toString().contains("\"approve\""));
  }

  @Test
  void postsSimplerBlocksIfSlackRejectsThem() {
    TableBlock table = TableBlock.of(List.of("NAME"), List.of(List.of("store-114")));
    slack
        .chat()
        .post(new Channel(EDGE_OPS), null, SlackMessage.of("all of it", List.of(table, table)));

    JsonNode message = slack.said("all of it");
    assertTrue(message.get("blocks").toString().contains("rich_text"), message.toString());
  }

  @Test
  void anEditIsCutToSlacksLimitAndKeepsItsButtons() {
    var channel = new Channel(EDGE_OPS);
    String ts = slack.chat().post(channel, null, SlackMessage.of("before", List.of()));
    var buttons =
        ButtonRow.of(List.of(BlockKitRendererTest.button(ButtonAction.STOP, "1:00"))).orElseThrow();

    for (String letter : List.of("é", "…", "𝄞")) {
      String longest = letter.repeat(5_000);
      slack.chat().edit(channel, ts, SlackMessage.of(longest, List.of(buttons)));

      JsonNode edited = slack.message(m -> m.get("text").asText().startsWith(letter));
      assertTrue(edited.get("blocks").toString().contains("stop"), edited.toString());
    }
  }

  @Test
  void anEphemeralMessageThatTimesOutRepeatedlyIsPostedOnce() {
    plan();
    slack.faults.inject(
        new Fault("slow", Map.of("face", "slack", "path", ".*postEphemeral", "millis", "3000")));
    slack.types(AMINA, EDGE_OPS, "deploy nowhere");
    slack.ephemeralMessage(AMINA, "there is no nowhere");
    slack.eventually(
        () ->
            slack.store.messages().about("R2").stream()
                .filter(each -> each.ts() != null)
                .findFirst(),
        "it is never taken for said");

    assertEquals(
        1,
        slack.messages().stream()
            .filter(m -> m.get("text").asText().contains("there is no nowhere"))
            .count());
  }

  @Test
  void anAnswerWithRejectedBlocksIsSentInSimplerOnes() throws Exception {
    plan();
    TableBlock table = TableBlock.of(List.of("NAME"), List.of(List.of("store-114")));
    URI url = slack.responseUrl();
    slack.chat().respond(url, SlackMessage.of("all of it", List.of(table, table)));

    JsonNode message = slack.ephemeralMessage(AMINA, "all of it");
    assertTrue(message.get("blocks").toString().contains("rich_text"), message.toString());
  }

  private Optional<Boolean> allSent() {
    return Optional.of(true).filter(_ -> slack.allSent("R1"));
  }

  /** How many messages there are for all, without those of threads. */
  private long inChannel() {
    return slack.messages().stream()
        .filter(m -> !m.has("ephemeral_to"))
        .filter(m -> !m.has("thread_ts") || m.get("thread_ts").equals(m.get("ts")))
        .count();
  }

  private void fault(String name, String path) {
    slack.faults.inject(
        new Fault(name, Map.of("face", "slack", "path", path, "times", "2", "retryAfter", "1")));
  }

  private JsonNode plan() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    return slack.message(m -> m.path("blocks").toString().contains("\"approve\""));
  }

  /** The message that tells that the deployment has halted. */
  private JsonNode halted() {
    slack.stepExecutor.broken.add("token");
    slack.clicks(BEN, plan(), "approve");
    return slack.message(OutboxTest::halts);
  }

  private static boolean halts(JsonNode message) {
    return message.path("blocks").toString().contains("\"value\":\"leave-asking ");
  }

  private JsonNode edited(JsonNode message) {
    return slack.message(m -> m.get("ts").equals(message.get("ts")) && m.has("edited"));
  }

  private static Optional<String> says(String thread, String words) {
    return Optional.of(thread).filter(each -> each.contains(words));
  }

  private String thread(JsonNode card) {
    return slack.messages().stream()
        .filter(m -> m.path("thread_ts").equals(card.get("ts")))
        .filter(m -> !m.get("ts").equals(card.get("ts")))
        .map(m -> m.get("text").asText())
        .collect(Collectors.joining("\n"));
  }
}
