package dev.lighterman.slack.message;

import dev.lighterman.command.Help;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Plan;
import dev.lighterman.status.Cards;
import dev.lighterman.status.Surface;
import dev.lighterman.status.Texts;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How what is said to one person looks in Slack. */
public final class Voice {
  private final Texts texts;
  private final Cards cards;

  public Voice(Texts texts, Cards cards) {
    this.texts = texts;
    this.cards = cards;
  }

  public Posting answer(Answer answer) {
    return BlockKit.posting(cards.answer(answer));
  }

  /**
   * Help, with the command as it was typed.
   *
   * @param usage about what; null for everything
   */
  public Posting help(String command, List<Usage> usages, @Nullable Usage usage) {
    Answer help = usage == null ? Help.help(usages) : Help.help(usage);
    List<Answer.Part> parts = new ArrayList<>(help.parts());
    parts.add(new Line(Sentence.of("slack.help", "command", command)));
    return answer(new Answer(help.first(), parts));
  }

  /** What would be done, asked of nobody. */
  public Posting rehearsal(Plan plan) {
    return BlockKit.posting(cards.rehearsal(plan));
  }

  /** For labels, hints and titles, which show text as it is. */
  public String plain(Sentence sentence) {
    return texts.say(sentence, Surface.PLAIN);
  }

  public String marked(Sentence sentence) {
    return texts.say(sentence, Surface.SLACK);
  }
}
