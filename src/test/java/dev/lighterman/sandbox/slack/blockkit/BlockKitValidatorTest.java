package dev.lighterman.sandbox.slack.blockkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockKitValidatorTest {
  private static final String BUTTON =
      "{\"type\":\"button\",\"action_id\":\"a%d\",\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}";

  private final SlackServerFixture fixture = new SlackServerFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anErrorHasAJsonPointer() throws Exception {
    String blocks =
        "[{\"type\":\"divider\"},{\"type\":\"actions\",\"elements\":["
            + repeat(26, BUTTON::formatted)
            + "]}]";

    JsonNode answer = post(blocks);

    assertEquals(
        Json.read(
            """
            {"ok":false,"error":"invalid_blocks",
             "errors":["no more than 25 items allowed [json-pointer:/blocks/1/elements]"],
             "response_metadata":{"messages":
               ["[ERROR] no more than 25 items allowed [json-pointer:/blocks/1/elements]"]}}
            """),
        answer);
    assertEquals(0, fixture.slack.state().path("messages").size());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{'type':'section'}] | missing required field: text [json-pointer:/blocks/0]",
        "[{'type':'sction'}] | unsupported type: sction [json-pointer:/blocks/0/type]",
        "[{'type':'divider','colour':'red'}]"
            + " | invalid additional property: colour [json-pointer:/blocks/0]",
        "[{'type':'section','text':{'type':'mrkdwn','text':''}}]"
            + " | must be more than 0 characters [json-pointer:/blocks/0/text/text]",
        "[{'type':'header','text':{'type':'mrkdwn','text':'x'}}]"
            + " | unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        "[{'type':'section','text':'x'}] | must provide an object [json-pointer:/blocks/0/text]",
        "[{'type':'divider','block_id':'b'},{'type':'divider','block_id':'b'}]"
            + " | `block_id` \"b\" already exists [json-pointer:/blocks/1/block_id]",
        "[{'type':'input','label':{'type':'plain_text','text':'L'},'element':{'type':'button',"
            + "'text':{'type':'plain_text','text':'x'}}}]"
            + " | unsupported type: button [json-pointer:/blocks/0/element/type]",
        "[{'type':'table','rows':[[{'type':'raw_text','text':''}]]}]"
            + " | must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]",
        "[{'type':'table','rows':[[{'type':'raw_text','text':'a'}]],'column_settings':[null]}]"
            + " | must provide an object [json-pointer:/blocks/0/column_settings/0]",
      })
  void errorsAreWordedLikeSlacks(String blocks, String message) throws Exception {
    JsonNode answer = post(blocks.replace('\'', '"'));

    assertEquals("invalid_blocks", answer.path("error").asText());
    assertEquals(message, answer.at("/errors/0").asText());
  }

  @Test
  void sectionsButtonsAndFieldsHaveTheirLengths() throws Exception {
    assertRefused("{'type':'section','text':{'type':'mrkdwn','text':'%s'}}", 3000);
    assertRefused("{'type':'header','text':{'type':'plain_text','text':'%s'}}", 150);
    assertRefused("{'type':'section','fields':[{'type':'mrkdwn','text':'%s'}]}", 2000);
    assertRefused(
        "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'%s'}}]}",
        75);
    assertRefused(
        "{'type':'actions','elements':[{'type':'button','value':'%s',"
            + "'text':{'type':'plain_text','text':'x'}}]}",
        2000);
    assertRefused("{'type':'markdown','text':'%s'}", 12_000);
  }

  @Test
  void aMessageHasAtMostFiftyBlocks() throws Exception {
    assertTrue(post("[" + repeat(50, i -> "{\"type\":\"divider\"}") + "]").path("ok").asBoolean());
    assertEquals(
        "no more than 50 items allowed [json-pointer:/blocks]",
        post("[" + repeat(51, i -> "{\"type\":\"divider\"}") + "]").at("/errors/0").asText());
  }

  @Test
  void aMessageHasOneTable() throws Exception {
    String table = "{\"type\":\"table\",\"rows\":[[{\"type\":\"raw_text\",\"text\":\"x\"}]]}";

    assertTrue(post("[" + table + "]").path("ok").asBoolean());
    JsonNode answer = post("[" + table + "," + table + "]");

    assertEquals("invalid_attachments", answer.path("error").asText());
    assertEquals("only_one_table_allowed", answer.at("/errors/0").asText());
  }

  @Test
  void aTableHasItsLimits() throws Exception {
    assertTrue(table(100, 20, "x").path("ok").asBoolean());
    assertEquals(
        "no more than 100 items allowed [json-pointer:/blocks/0/rows]",
        table(101, 1, "x").at("/errors/0").asText());
    assertEquals(
        "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]",
        table(1, 21, "x").at("/errors/0").asText());
    assertEquals(
        "must be less than 10001 characters in total [json-pointer:/blocks/0/rows]",
        table(101 / 2, 4, "x".repeat(51)).at("/errors/0").asText());
  }

  @Test
  void aModalRefusesTables() {
    BlockKitValidator blockKit = new BlockKitValidator();
    JsonNode view = view("[{'type':'table','rows':[[{'type':'raw_text','text':'x'}]]}]", "");

    assertEquals(
        List.of("unsupported type: table [json-pointer:/view/blocks/0/type]"),
        messages(blockKit.validateView(view)));
  }

  @Test
  void aModalWithInputsNeedsASubmitButton() {
    BlockKitValidator blockKit = new BlockKitValidator();
    String input =
        "[{'type':'input','label':{'type':'plain_text','text':'L'},"
            + "'element':{'type':'plain_text_input'}}]";

    assertEquals(
        List.of(
            "must define `submit` to use an `input` block in modals"
                + " [json-pointer:/view/blocks/0/input]"),
        messages(blockKit.validateView(view(input, ""))));
    assertEquals(
        List.of(),
        messages(
            blockKit.validateView(view(input, ",'submit':{'type':'plain_text','text':'Go'}"))));
  }

  @Test
  void blocksCanBeValidatedByAnyone() throws Exception {
    JsonNode good = fixture.call("blocks.validate", "{\"blocks\":[{\"type\":\"divider\"}]}");
    JsonNode bad = fixture.call("blocks.validate", "{\"message\":{\"blocks\":[{\"type\":\"x\"}]}}");

    assertTrue(good.path("ok").asBoolean());
    assertEquals("invalid_message", bad.path("error").asText());
    assertEquals("/blocks/0/type", bad.at("/errors/0/pointer").asText());
    assertEquals("failed_constraint", bad.at("/errors/0/code").asText());
  }

  private void assertRefused(String block, int longest) throws Exception {
    String blocks = "[" + block.replace('\'', '"') + "]";

    assertEquals(
        List.of(),
        messages(
            new BlockKitValidator().validateMessage(array(blocks.formatted("x".repeat(longest))))));
    assertTrue(
        messages(
                new BlockKitValidator()
                    .validateMessage(array(blocks.formatted("x".repeat(longest + 1)))))
            .getFirst()
            .startsWith("must be less than " + (longest + 1) + " characters"));
  }

  private JsonNode table(int rows, int columns, String text) throws Exception {
    String row =
        "[" + repeat(columns, i -> "{\"type\":\"raw_text\",\"text\":\"" + text + "\"}") + "]";
    return post("[{\"type\":\"table\",\"rows\":[" + repeat(rows, i -> row) + "]}]");
  }

  private JsonNode post(String blocks) throws Exception {
    return fixture.call(
        "chat.postMessage",
        "{\"channel\":\"C01EDGEOPS\",\"text\":\"t\",\"blocks\":" + blocks + "}");
  }

  private static JsonNode view(String blocks, String more) {
    String json =
        "{'type':'modal','title':{'type':'plain_text','text':'T'}%s,'blocks':%s}"
            .formatted(more, blocks)
            .replace('\'', '"');
    try {
      return Json.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayNode array(String json) throws Exception {
    return (ArrayNode) Json.read(json);
  }

  private static List<String> messages(BlockKitErrors found) {
    Stream<JsonNode> errors = found.json().valueStream();
    return errors
        .map(each ->
            "%s [json-pointer:%s]"
                .formatted(each.path("message").asText(), each.path("pointer").asText()))
        .toList();
  }

  private static String repeat(int count, IntFunction<String> each) {
    Stream<String> all = IntStream.range(0, count).mapToObj(each);
    return all.collect(Collectors.joining(","));
  }
}
