package dev.lighterman.slack.message;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.richText;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.lighterman.status.Card;
import dev.lighterman.status.CardPart;
import dev.lighterman.status.CardPart.Fact;
import dev.lighterman.status.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Renders a card in Slack's Block Kit, within all of Slack's limits. */
final class BlockKitRenderer {
  static final int MAX_BLOCKS = 50;
  private static final int MAX_FIELDS = 10;

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private boolean hasTable;

  private BlockKitRenderer() {}

  static SlackMessage render(Card card) {
    return SlackMessage.of(card.text(), blocks(card));
  }

  private static List<LayoutBlock> blocks(Card card) {
    BlockKitRenderer renderer = new BlockKitRenderer();
    card.parts().forEach(renderer::add);
    return renderer.blocks.size() <= MAX_BLOCKS ? renderer.blocks : shorten(renderer.blocks);
  }

  /** Keeps the last block, which holds the buttons; the message's text is complete. */
  private static List<LayoutBlock> shorten(List<LayoutBlock> blocks) {
    List<LayoutBlock> kept = new ArrayList<>(blocks.subList(0, MAX_BLOCKS - 2));
    kept.add(context(List.of(markdownText("…"))));
    kept.add(blocks.getLast());
    return kept;
  }

  private void add(CardPart part) {
    switch (part) {
      case CardPart.Title(String text) -> title(text);
      case CardPart.Headline(String text) -> sections(List.of(text));
      case CardPart.Lines(List<String> lines) -> sections(lines);
      case CardPart.Facts(List<Fact> facts) ->
          sections(facts.stream().flatMap(BlockKitRenderer::fact).toList());
      case CardPart.Fields(List<Fact> fields) -> fields(fields);
      case CardPart.Bullets(String heading, List<String> lines) ->
          sections(
              Stream.concat(
                      Stream.of("*" + heading + "*"), lines.stream().map(line -> "•  " + line))
                  .toList());
      case CardPart.Table table -> table(table);
      case CardPart.Code(String text) -> blocks.addAll(code(text.lines().toList()));
      case CardPart.Buttons(var buttons) -> ButtonRow.of(buttons).ifPresent(blocks::add);
      case CardPart.Context(String text) ->
          blocks.add(context(List.of(markdownText(TextLimits.markup(text, TextLimits.SECTION)))));
    }
  }

  /** A title that is too long for a header is a section, so that its end, the state, is seen. */
  private void title(String text) {
    if (text.length() <= TextLimits.HEADER) {
      blocks.add(header(h -> h.text(plainText(text, true))));
    } else {
      sections(List.of(bold(text)));
    }
  }

  /** Expanded, since Slack else folds long texts behind “see more”. */
  private void sections(List<String> lines) {
    for (String text : TextLimits.join(lines, TextLimits.SECTION)) {
      if (!text.isBlank()) {
        blocks.add(section(s -> s.text(markdownText(text)).expand(true)));
      }
    }
  }

  private void fields(List<Fact> fields) {
    for (int start = 0; start < fields.size(); start += MAX_FIELDS) {
      List<TextObject> texts =
          fields.subList(start, Math.min(start + MAX_FIELDS, fields.size())).stream()
              .map(field -> String.join("\n", fact(field).toList()))
              .map(text -> TextLimits.markup(text, TextLimits.FIELD))
              .<TextObject>map(BlockCompositions::markdownText)
              .toList();
      blocks.add(section(s -> s.fields(texts).expand(true)));
    }
  }

  private static String bold(String text) {
    return "*" + TextFormat.SLACK.escape(text) + "*";
  }

  private static Stream<String> fact(Fact fact) {
    String label = fact.label().isBlank() ? "" : bold(fact.label()) + "  ";
    List<String> lines = fact.lines();
    return Stream.concat(
        Stream.of(label + lines.getFirst()), lines.stream().skip(1).map(line -> "      " + line));
  }

  /** Slack accepts one table in a message; the others are shown as text. */
  private void table(CardPart.Table table) {
    if (hasTable) {
      blocks.addAll(code(PlainTable.lines(rows(table))));
    } else {
      hasTable = true;
      blocks.add(TableBlock.of(table.headers(), table.rows()));
    }
  }

  private static List<List<String>> rows(CardPart.Table table) {
    return Stream.concat(Stream.of(table.headers()), table.rows().stream()).toList();
  }

  /** Preformatted lines. */
  static List<LayoutBlock> code(List<String> lines) {
    List<String> folded =
        lines.stream()
            .flatMap(line -> TextLimits.folded(line, TextLimits.SECTION).stream())
            .toList();
    return TextLimits.join(folded, TextLimits.SECTION).stream()
        .map(BlockKitRenderer::preformatted)
        .toList();
  }

  private static LayoutBlock preformatted(String text) {
    var content = RichTextSectionElement.Text.builder().text(text).build();
    var code = RichTextPreformattedElement.builder().elements(List.of(content)).build();
    return richText(r -> r.elements(List.of(code)));
  }
}
