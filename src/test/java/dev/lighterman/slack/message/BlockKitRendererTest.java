package dev.lighterman.slack.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.lighterman.status.ButtonAction;
import dev.lighterman.status.Card;
import dev.lighterman.status.CardButton;
import dev.lighterman.status.CardButton.Confirm;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.status.CardPart;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class BlockKitRendererTest {
  @Test
  void rendersEachPart() {
    JsonArray blocks =
        blocks(
            new CardPart.Headline("*R412*"),
            new CardPart.Lines(List.of("one", "two")),
            new CardPart.Facts(
                List.of(new CardPart.Fact("Keeps & holds", List.of("data endpoint", "images")))),
            new CardPart.Table(List.of("NAME"), List.of(List.of("store114"))),
            new CardPart.Code("az <x>\naz & y"),
            new CardPart.Context("small print"),
            new CardPart.Buttons(List.of(button(ButtonAction.APPROVE, "412:00"))));

    assertEquals(
        List.of("section", "section", "section", "table", "rich_text", "context", "actions"),
        all(blocks, "type"));
    assertEquals(
        "*Keeps &amp; holds*  data endpoint\n      images",
        blocks.get(2).getAsJsonObject().getAsJsonObject("text").get("text").getAsString());
    assertTrue(blocks.get(4).toString().contains("az <x>\\naz & y"), blocks.toString());
  }

  @Test
  void aTitleIsAHeaderAndKeepsItsEndIfItIsTooLongForOne() {
    String longest = "🟡 R9 · Deploy to " + "x".repeat(150) + " · needs approval";

    assertEquals(List.of("header"), all(blocks(new CardPart.Title("🟡 R9 · Deploy")), "type"));
    JsonArray section = blocks(new CardPart.Title(longest));

    assertEquals(List.of("section"), all(section, "type"));
    assertTrue(section.toString().contains("needs approval"), section.toString());
  }

  @Test
  void atMostTenFieldsAreInOneSection() {
    JsonArray blocks =
        blocks(
            new CardPart.Fields(
                IntStream.range(0, 12)
                    .mapToObj(i -> new CardPart.Fact("Fact " + i, List.of("y".repeat(3_000))))
                    .toList()));

    assertEquals(List.of("section", "section"), all(blocks, "type"));
    JsonArray fields = blocks.get(0).getAsJsonObject().getAsJsonArray("fields");
    assertEquals(10, fields.size());
    assertFits(TextLimits.FIELD, fields.get(0).getAsJsonObject());
  }

  @Test
  void sectionsAreShownWhole() {
    String text = "x".repeat(1_000);
    List<CardPart.Fact> facts = List.of(new CardPart.Fact("Fact", List.of(text)));
    JsonArray blocks =
        blocks(
            new CardPart.Title(text),
            new CardPart.Headline(text),
            new CardPart.Lines(List.of(text)),
            new CardPart.Facts(facts),
            new CardPart.Fields(facts),
            new CardPart.Bullets("All", List.of(text)));

    assertEquals(Collections.nCopies(6, "section"), all(blocks, "type"));
    assertEquals(Collections.nCopies(6, "true"), all(blocks, "expand"));
  }

  @Test
  void aButtonSaysToScreenReadersWhatItIsAbout() {
    var button =
        new CardButton("Approve", "é".repeat(80), ButtonAction.APPROVE, "1:0", Style.PRIMARY, null);

    String label =
        elements(blocks(new CardPart.Buttons(List.of(button))))
            .get(0)
            .getAsJsonObject()
            .get("accessibility_label")
            .getAsString();

    assertEquals(75, label.length());
  }

  @Test
  void aCommandIsContinuedOnTheNextLineAndNeverCut() {
    String command =
        "az acr scope-map create"
            + IntStream.range(0, 200)
                .mapToObj(i -> " --repository team/repository-" + i + " content/read metadata/read")
                .reduce("", String::concat);

    List<String> lines =
        stream(blocks(new CardPart.Code(command)))
            .map(block -> block.getAsJsonObject().getAsJsonArray("elements").get(0))
            .map(code -> code.getAsJsonObject().getAsJsonArray("elements").get(0))
            .map(words -> words.getAsJsonObject().get("text").getAsString())
            .flatMap(String::lines)
            .toList();

    assertTrue(lines.size() > 1, lines::toString);
    assertEquals(command, String.join("\n", lines).replace(" \\\n", " "));
    assertFalse(lines.toString().contains("…"), lines::toString);
  }

  @Test
  void becomesSimplerUntilOnlyItsTextIsLeft() {
    var table = new CardPart.Table(List.of("NAME"), List.of(List.of("store114")));
    SlackMessage full = BlockKitRenderer.render(new Card("all of it", List.of(table)));

    SlackMessage simpler = full.simpler().orElseThrow();
    assertEquals(List.of("rich_text"), all(simpler.blocks(), "type"));
    SlackMessage text = simpler.simpler().orElseThrow();
    assertEquals(new SlackMessage("all of it", new JsonArray()), text);
    assertTrue(text.simpler().isEmpty());
  }

  @Test
  void aTableWithPeopleBecomesSimplerToo() {
    var table = new CardPart.Table(List.of("BY"), List.of(List.of("<@U01ASKER>"), List.of("-")));
    SlackMessage full = BlockKitRenderer.render(new Card("all of it", List.of(table)));

    assertTrue(full.simpler().orElseThrow().blocks().toString().contains("@U01ASKER"));
  }

  @Test
  void keepsItsButtonsAsLongAsItHasBlocks() {
    var buttons = new CardPart.Buttons(List.of(button(ButtonAction.STOP, "1:00")));
    var headline = new CardPart.Headline("*all* of it");
    String text = "word ".repeat(1_000);
    SlackMessage full = BlockKitRenderer.render(new Card(text, List.of(headline, buttons)));

    SlackMessage textAndButtons = full.simpler().orElseThrow();
    assertEquals(List.of("section", "actions"), all(textAndButtons.blocks(), "type"));
    SlackMessage textAlone = textAndButtons.simpler().orElseThrow();
    assertEquals(new SlackMessage(full.text(), new JsonArray()), textAlone);
    SlackMessage beginning = textAlone.simpler().orElseThrow();
    assertTrue(beginning.text().endsWith("…"), beginning.text());
    assertTrue(beginning.simpler().isEmpty());
  }

  @Test
  void isReadAsItWasWritten() {
    SlackMessage slackMessage =
        BlockKitRenderer.render(new Card("all", List.of(new CardPart.Headline("all"))));

    assertEquals(slackMessage, SlackMessage.read(slackMessage.json().toString()));
  }

  @Test
  void showsTheSecondTableAsText() {
    var table =
        new CardPart.Table(
            List.of("NAME", "MODE"), List.of(List.of("store114", "ReadOnly"), List.of("s", "r")));

    JsonArray blocks = blocks(table, table);

    assertEquals(List.of("table", "rich_text"), all(blocks, "type"));
    assertTrue(
        blocks.get(1).toString().contains("NAME      MODE\\nstore114  ReadOnly\\ns         r"),
        blocks.toString());
  }

  @Test
  void foldsSentencesInCellsButNoNames() {
    String name = "myacrregistry-with-a-very-long-name.azurecr.io";
    String sentence = "freeze all changes to the sites of this channel, or lift its freeze";
    var table =
        new CardPart.Table(
            List.of("WORD", "NAME", "WHAT IT DOES"),
            List.of(List.of("sites", name, "list"), List.of("freeze on", "s", sentence)));

    assertEquals(
        "[{\"is_wrapped\":false},{\"is_wrapped\":false},{\"is_wrapped\":true}]",
        blocks(table).get(0).getAsJsonObject().get("column_settings").toString());
  }

  @Test
  void foldsTheLongNameOfARowThatOthersFollow() {
    String name = "stores/store-201 (Marée)";
    var table = new CardPart.Table(List.of("SITE", "LIKE"), List.of(List.of(name, name)));

    assertEquals(
        "[{\"is_wrapped\":true},{\"is_wrapped\":false}]",
        blocks(table).get(0).getAsJsonObject().get("column_settings").toString());
  }

  @Test
  void leavesOutTheRowsThatAreTooManyAndSaysHowMany() {
    List<List<String>> rows =
        IntStream.range(0, 203).mapToObj(row -> List.of("store-" + row, "Online")).toList();

    JsonArray shown = rows(new CardPart.Table(List.of("NAME", "STATE"), rows));

    assertEquals(TableBlock.MAX_ROWS, shown.size());
    assertEquals("store-97", text(shown, 98));
    assertEquals("+ 105", text(shown, 99));
  }

  @Test
  void showsAWholeTableThatJustFits() {
    List<List<String>> rows =
        IntStream.range(0, 99).mapToObj(row -> List.of("store-" + row)).toList();

    JsonArray shown = rows(new CardPart.Table(List.of("NAME"), rows));

    assertEquals(100, shown.size());
    assertEquals("store-98", text(shown, 99));
  }

  @Test
  void mentionsPeopleInCells() {
    JsonArray shown = rows(new CardPart.Table(List.of("WHO"), List.of(List.of("<@U01ASKER>"))));

    assertEquals(
        "[{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\","
            + "\"elements\":[{\"type\":\"user\",\"user_id\":\"U01ASKER\"}]}]}]",
        shown.get(1).toString());
  }

  @Test
  void keepsATableWithinItsCharacters() {
    List<List<String>> rows = Collections.nCopies(50, List.of("x".repeat(400), "", "y"));

    JsonArray shown = rows(new CardPart.Table(List.of("A", "B", "C"), rows));

    int characters =
        stream(shown)
            .flatMap(row -> stream(row.getAsJsonArray()))
            .mapToInt(cell -> cell.getAsJsonObject().get("text").getAsString().length())
            .sum();
    assertTrue(characters <= TableBlock.MAX_CHARACTERS, "characters: " + characters);
    assertTrue(text(shown, shown.size() - 1).startsWith("+ "), shown.toString());
  }

  @Test
  void splitsLinesThatDoNotFitIntoOneSection() {
    JsonArray blocks = blocks(new CardPart.Lines(Collections.nCopies(10, "x".repeat(1000))));

    assertEquals(5, blocks.size());
  }

  @Test
  void keepsTheButtonsOfAMessageWithTooManyBlocks() {
    CardPart[] parts =
        IntStream.range(0, 80)
            .mapToObj(line -> new CardPart.Lines(List.of("line " + line)))
            .toArray(CardPart[]::new);
    parts[79] = new CardPart.Buttons(List.of(button(ButtonAction.UNDO, "412")));

    JsonArray blocks = blocks(parts);

    assertEquals(BlockKitRenderer.MAX_BLOCKS, blocks.size());
    assertEquals("actions", all(blocks, "type").getLast());
  }

  @Test
  void givesEachButtonOfARowItsOwnId() {
    JsonArray blocks =
        blocks(
            new CardPart.Buttons(
                List.of(
                    button(ButtonAction.SAY, "list"),
                    button(ButtonAction.SAY, "sites"),
                    button(ButtonAction.UNDO, "412"))));

    List<String> ids = all(elements(blocks), "action_id");
    assertEquals(List.of("say", "say#2", "undo"), ids);
  }

  @Test
  void putsLessImportantButtonsIntoAnOverflowMenu() {
    JsonArray blocks =
        blocks(
            new CardPart.Buttons(
                List.of(
                    button(ButtonAction.APPROVE, "412:00"),
                    new CardButton(
                        "Show as az", ButtonAction.SAY, "show R412 as=az", Style.MORE, null),
                    new CardButton("Withdraw", ButtonAction.WITHDRAW, "412", Style.MORE, null))));

    JsonObject dots = elements(blocks).get(1).getAsJsonObject();
    assertEquals("overflow", dots.get("type").getAsString());
    assertEquals(
        List.of("say show R412 as=az", "withdraw 412"),
        all(dots.getAsJsonArray("options"), "value"));
  }

  @Test
  void cutsButtonsAndTheirConfirmations() {
    String endless = "🚢".repeat(2000);
    JsonArray blocks =
        blocks(
            new CardPart.Buttons(
                List.of(
                    new CardButton(
                        endless,
                        ButtonAction.UNDO,
                        "412",
                        Style.DANGER,
                        new Confirm(endless, endless, endless, endless)))));

    JsonObject button = elements(blocks).get(0).getAsJsonObject();
    assertEquals("danger", button.get("style").getAsString());
    assertFits(TextLimits.BUTTON, button.getAsJsonObject("text"));
    JsonObject confirm = button.getAsJsonObject("confirm");
    assertFits(TextLimits.CONFIRM_TITLE, confirm.getAsJsonObject("title"));
    assertFits(TextLimits.CONFIRM_TEXT, confirm.getAsJsonObject("text"));
    assertFits(TextLimits.CONFIRM_ANSWER, confirm.getAsJsonObject("confirm"));
    assertFits(TextLimits.CONFIRM_ANSWER, confirm.getAsJsonObject("deny"));
  }

  /** Cut, it would ask for something else. */
  @Test
  void aCommandThatIsTooLongForAButtonIsNotOffered() {
    var tooLong = button(ButtonAction.SAY, "deploy store-114 " + "x".repeat(2_000));
    var whole = button(ButtonAction.SAY, "deploy store-114 " + "x".repeat(1_983));

    JsonArray both = blocks(new CardPart.Buttons(List.of(tooLong, whole)));
    assertEquals(List.of(whole.value()), all(elements(both), "value"));
    assertEquals(0, blocks(new CardPart.Buttons(List.of(tooLong))).size());
  }

  @Test
  void neverCutsWithinAMentionOrAnEscape() {
    assertEquals("ask …", TextLimits.markup("ask <@U01ASKER> now", 12));
    assertEquals("a …", TextLimits.markup("a &amp; b &lt; c", 6));
    assertEquals("a <@U1> …", TextLimits.markup("a <@U1> and b", 9));
  }

  private static void assertFits(int most, JsonObject text) {
    String shown = text.get("text").getAsString();
    assertTrue(shown.length() <= most, shown.length() + " > " + most);
    assertFalse(Character.isHighSurrogate(shown.charAt(shown.length() - 2)), shown);
  }

  static CardButton button(ButtonAction action, String value) {
    return new CardButton("Press", action, value, Style.PLAIN, null);
  }

  private static JsonArray blocks(CardPart... parts) {
    return BlockKitRenderer.render(new Card("text", List.of(parts))).blocks();
  }

  private static JsonArray rows(CardPart.Table table) {
    return blocks(table).get(0).getAsJsonObject().getAsJsonArray("rows");
  }

  private static String text(JsonArray rows, int row) {
    return rows.get(row).getAsJsonArray().get(0).getAsJsonObject().get("text").getAsString();
  }

  private static JsonArray elements(JsonArray blocks) {
    return blocks.get(0).getAsJsonObject().getAsJsonArray("elements");
  }

  private static List<String> all(JsonArray objects, String field) {
    return stream(objects).map(each -> each.getAsJsonObject().get(field).getAsString()).toList();
  }

  private static Stream<JsonElement> stream(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
