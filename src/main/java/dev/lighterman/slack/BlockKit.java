package dev.lighterman.slack;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.richText;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.lighterman.status.Card;
import dev.lighterman.status.CardPart;
import dev.lighterman.status.CardPart.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays a card out in Slack's blocks, within all of Slack's limits. */
final class BlockKit {
  static final int MOST_BLOCKS = 50;

  /** How much of Block Kit is used: what a surface refuses is said more plainly. */
  enum Layout {
    FULL,
    WITHOUT_TABLE,
    TEXT
  }

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private boolean tableFits;

  private BlockKit(boolean tableFits) {
    this.tableFits = tableFits;
  }

  static Posting posting(Card card, Layout layout) {
    return Posting.of(card.text(), layout == Layout.TEXT ? List.of() : blocks(card, layout));
  }

  private static List<LayoutBlock> blocks(Card card, Layout layout) {
    BlockKit kit = new BlockKit(layout == Layout.FULL);
    card.parts().forEach(kit::add);
    return kit.blocks.size() <= MOST_BLOCKS ? kit.blocks : fewer(kit.blocks);
  }

  /** Keeps the end, where the buttons are; the text says all of it. */
  private static List<LayoutBlock> fewer(List<LayoutBlock> blocks) {
    List<LayoutBlock> kept = new ArrayList<>(blocks.subList(0, MOST_BLOCKS - 2));
    kept.add(context(List.of(markdownText("…"))));
    kept.add(blocks.getLast());
    return kept;
  }

  private void add(CardPart part) {
    switch (part) {
      case CardPart.Headline(String text) -> sections(List.of(text));
      case CardPart.Lines(List<String> lines) -> sections(lines);
      case CardPart.Facts(List<Fact> facts) ->
          sections(facts.stream().flatMap(BlockKit::fact).toList());
      case CardPart.Table table -> table(table);
      case CardPart.Code(String text) -> code(text.lines().toList());
      case CardPart.Buttons(var buttons) -> {
        if (!buttons.isEmpty()) {
          blocks.add(ButtonRow.of(buttons));
        }
      }
      case CardPart.Context(String text) ->
          blocks.add(context(List.of(markdownText(Clamp.markup(text, Clamp.SECTION)))));
      case CardPart.Divider() -> blocks.add(divider());
    }
  }

  private void sections(List<String> lines) {
    for (String text : Clamp.join(lines, Clamp.SECTION)) {
      if (!text.isBlank()) {
        blocks.add(section(s -> s.text(markdownText(text))));
      }
    }
  }

  private static Stream<String> fact(Fact fact) {
    String label = fact.label().isBlank() ? "" : "*" + Markup.escaped(fact.label()) + "*  ";
    List<String> lines = fact.lines();
    return Stream.concat(
        Stream.of(label + lines.getFirst()), lines.stream().skip(1).map(line -> "      " + line));
  }

  /** Slack takes one table a message; the others are laid out in text. */
  private void table(CardPart.Table table) {
    if (tableFits) {
      tableFits = false;
      blocks.add(TableBlock.of(table.headers(), table.rows()));
    } else {
      code(PlainTable.lines(table.headers(), table.rows()));
    }
  }

  private void code(List<String> lines) {
    for (String text : Clamp.join(lines, Clamp.SECTION)) {
      var words = RichTextSectionElement.Text.builder().text(text).build();
      var code = RichTextPreformattedElement.builder().elements(List.of(words)).build();
      blocks.add(richText(r -> r.elements(List.of(code))));
    }
  }
}
