package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what people type after the command. */
public final class CommandParser {
  private static final Set<String> HELP = Set.of("help", "--help", "-h", "?");

  private final List<Usage> catalogue;

  private CommandParser(List<Usage> catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What was asked for, however keyboards and Slack mangled it.
   *
   * @throws AskerMustAct for a verb, an option or a value that can't be, with the nearest that can
   */
  public static Invocation parse(String typed, List<Usage> catalogue) {
    List<CommandToken> tokens =
        Tokenizer.split(InputNormalizer.line(typed)).stream().map(InputNormalizer::dashes).toList();
    return new CommandParser(List.copyOf(catalogue)).read(withoutCommand(tokens));
  }

  private Invocation read(List<CommandToken> tokens) {
    if (tokens.isEmpty()) {
      return new Invocation.Bare();
    }
    List<CommandToken> rest = tokens.subList(1, tokens.size());
    if (isHelp(tokens.getFirst())) {
      return new Invocation.Help(rest.isEmpty() ? null : usage(rest, "help "));
    }
    Usage usage = usage(tokens, "");
    boolean alone = rest.size() == 1 && isHelp(rest.getFirst());
    return alone || rest.stream().anyMatch(CommandParser::isHelpFlag)
        ? new Invocation.Help(usage)
        : new ArgumentParser(usage, tokens).read();
  }

  /** The usage of the verb that tokens begin with. */
  private Usage usage(List<CommandToken> tokens, String before) {
    String verb = tokens.getFirst().text().toLowerCase(Locale.ROOT);
    return named(verb).orElseThrow(() -> unknown(tokens, before));
  }

  private Optional<Usage> named(String verb) {
    return catalogue.stream().filter(usage -> verbs(usage).anyMatch(verb::equals)).findFirst();
  }

  private AskerMustAct unknown(List<CommandToken> tokens, String before) {
    String verb = tokens.getFirst().text();
    List<String> near =
        SpellingSuggestions.to(verb, catalogue.stream().flatMap(CommandParser::verbs).toList());
    var offers = new ArrayList<SuggestedCommand>();
    for (String each : near) {
      var mended = new ArrayList<>(tokens);
      mended.set(0, CommandToken.plain(each));
      offers.add(
          new SuggestedCommand(
              Sentence.of("command.offer.instead", "words", before + each),
              before + CommandToken.line(mended)));
    }
    offers.add(new SuggestedCommand(Sentence.of("command.offer.help"), "help"));
    var why =
        near.isEmpty()
            ? Sentence.of("command.unknown-verb", "verb", verb)
            : Sentence.of("command.unknown-verb.near", "verb", verb).with("near", near.getFirst());
    return new AskerMustAct(why, offers.toArray(SuggestedCommand[]::new));
  }

  private static Stream<String> verbs(Usage usage) {
    return Stream.concat(Stream.of(usage.verb()), usage.aliases().stream());
  }

  /** Without the command itself, which is easily pasted along, and without stray backslashes. */
  private static List<CommandToken> withoutCommand(List<CommandToken> tokens) {
    List<CommandToken> words = tokens.stream().filter(token -> !token.text().equals("\\")).toList();
    boolean command = !words.isEmpty() && words.getFirst().text().matches("/[\\w-]+");
    return command ? words.subList(1, words.size()) : words;
  }

  private static boolean isHelp(CommandToken token) {
    return HELP.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private static boolean isHelpFlag(CommandToken token) {
    return token.flag() && isHelp(token);
  }
}
