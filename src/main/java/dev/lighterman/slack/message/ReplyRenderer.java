package dev.lighterman.slack.message;

import dev.lighterman.command.HelpText;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Plan;
import dev.lighterman.status.CardRenderer;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How what is said to one person looks in Slack. */
public final class ReplyRenderer {
  private final SentenceRenderer renderer;
  private final CardRenderer cards;

  public ReplyRenderer(SentenceRenderer renderer, CardRenderer cards) {
    this.renderer = renderer;
    this.cards = cards;
  }

  public SlackMessage answer(Answer answer) {
    return BlockKitRenderer.posting(cards.answer(answer));
  }

  /**
   * Help, with the command as it was typed.
   *
   * @param usage about what; null for everything
   */
  public SlackMessage help(String command, List<Usage> usages, @Nullable Usage usage) {
    Answer help = usage == null ? HelpText.help(usages) : HelpText.help(usage);
    List<Answer.Part> parts = new ArrayList<>(help.parts());
    parts.add(new Line(Sentence.of("slack.help", "command", command)));
    return answer(new Answer(help.first(), parts));
  }

  /** What would be done, asked of nobody. */
  public SlackMessage rehearsal(Plan plan) {
    return BlockKitRenderer.posting(cards.rehearsal(plan));
  }

  /** For labels, hints and titles, which show text as it is. */
  public String plain(Sentence sentence) {
    return renderer.render(sentence, TextFormat.PLAIN);
  }

  public String marked(Sentence sentence) {
    return renderer.render(sentence, TextFormat.SLACK);
  }
}
