package dev.lighterman.operation;

import dev.lighterman.command.CommandLineFormatter;
import dev.lighterman.command.Option;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of a list, such as {@code page=2} asks for; buttons lead to its neighbours.
 *
 * @param number from 1 to {@code pages}
 * @param all how many rows the whole list has
 */
public record Page(int number, int size, int all) {
  /** As many rows of the longest names as fit into one of Slack's tables. */
  public static final int SIZE = 40;

  private static final String NAME = "page";

  public static final Option OPTION =
      new Option(NAME, List.of(), Sentence.of("option.page"), Option.Kind.ONE);

  public Page {
    number = Math.clamp(number, 1, Math.max(1, pages(all, size)));
  }

  /**
   * The page that is asked for or, if there are not as many, the last one.
   *
   * @throws AskerMustAct if it is no number
   */
  public static Page of(Intent intent, int size, int all) {
    return new Page(number(intent), size, all);
  }

  private static int number(Intent intent) {
    String typed = intent.value(NAME).orElse("1");
    if (!typed.matches("[1-9]\\d{0,5}")) {
      throw new AskerMustAct(
          Sentence.of("page.unknown", "typed", typed),
          new SuggestedCommand(Sentence.of("page.first"), intent.operation()));
    }
    return Integer.parseInt(typed);
  }

  private static int pages(int all, int size) {
    return Math.ceilDiv(all, size);
  }

  /** How many rows come before it. */
  public int skipped() {
    return (number - 1) * size;
  }

  /** Its part of all rows. */
  public <T> List<T> of(List<T> rows) {
    return rows.stream().skip(skipped()).limit(size).toList();
  }

  /** Those that lead to the pages before and after it; empty if it is the only one. */
  public Stream<Answer.Part> buttons(Usage usage, Intent intent) {
    var buttons = new ArrayList<Button>();
    if (number > 1) {
      buttons.add(button("button.page.before", usage, intent, number - 1));
    }
    if (number < pages(all, size)) {
      buttons.add(button("button.page.after", usage, intent, number + 1));
    }
    return buttons.isEmpty() ? Stream.of() : Stream.of(new Buttons(buttons));
  }

  private Button button(String label, Usage usage, Intent intent, int other) {
    var options = new LinkedHashMap<>(intent.options());
    options.put(NAME, List.of(Integer.toString(other)));
    var page = new Page(other, size, all);
    return new Button(
        Sentence.of(label, "from", page.skipped() + 1)
            .with("to", Math.min(all, page.skipped() + size))
            .with("all", all),
        CommandLineFormatter.words(usage, intent.words(), options));
  }
}
