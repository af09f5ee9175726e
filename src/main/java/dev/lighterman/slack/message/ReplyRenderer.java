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

/** Renders what is sent to one person, in one language. */
public final class ReplyRenderer {
  private final SentenceRenderer renderer;
  private final CardRenderer cards;

  public ReplyRenderer(SentenceRenderer renderer, CardRenderer cards) {
    this.renderer = renderer;
    this.cards = cards;
  }

  public SlackMessage answer(Answer answer) {
    return BlockKitRenderer.render(cards.answer(answer));
  }

  /**
   * Help.
   *
   * @param command the slash command as it was typed
   * @param usage the operation that it is about; null for all
   */
  public SlackMessage help(String command, List<Usage> usages, @Nullable Usage usage) {
    Answer help = usage == null ? HelpText.help(usages) : HelpText.help(usage);
    List<Answer.Part> parts = new ArrayList<>(help.parts());
    String line = usage == null ? "slack.help" : "slack.help.verb";
    parts.add(new Line(Sentence.of(line, "command", command)));
    return answer(new Answer(help.first(), parts));
  }

  /** What a change would do. */
  public SlackMessage dryRun(Plan plan) {
    return BlockKitRenderer.render(cards.rehearsal(plan));
  }

  /** For labels, hints and titles, which Slack shows without markup. */
  public String plain(Sentence sentence) {
    return renderer.render(sentence, TextFormat.PLAIN);
  }

  /** With Slack's markup. */
  public String mrkdwn(Sentence sentence) {
    return renderer.render(sentence, TextFormat.SLACK);
  }
}
