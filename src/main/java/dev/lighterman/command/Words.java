package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Nearest;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what people type after the command. */
public final class Words {
  private static final Set<String> HELP = Set.of("help", "--help", "-h", "?");

  private final List<Usage> catalogue;

  private Words(List<Usage> catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What was asked for, however keyboards and Slack mangled it.
   *
   * @throws AskerMustAct for a verb, an option or a value that can't be, with the nearest that can
   */
  public static Invocation parse(String typed, List<Usage> catalogue) {
    List<Token> tokens =
        Tokenizer.split(Unmangle.line(typed)).stream().map(Unmangle::dashes).toList();
    return new Words(List.copyOf(catalogue)).read(withoutCommand(tokens));
  }

  private Invocation read(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return new Invocation.Bare();
    }
    List<Token> rest = tokens.subList(1, tokens.size());
    if (isHelp(tokens.getFirst())) {
      return new Invocation.Help(rest.isEmpty() ? null : usage(rest, "help "));
    }
    Usage usage = usage(tokens, "");
    boolean alone = rest.size() == 1 && isHelp(rest.getFirst());
    return alone || rest.stream().anyMatch(Words::isHelpFlag)
        ? new Invocation.Help(usage)
        : new Line(usage, tokens).read();
  }

  /** The usage of the verb that tokens begin with. */
  private Usage usage(List<Token> tokens, String before) {
    String verb = tokens.getFirst().text().toLowerCase(Locale.ROOT);
    return named(verb).orElseThrow(() -> unknown(tokens, before));
  }

  private Optional<Usage> named(String verb) {
    return catalogue.stream().filter(usage -> verbs(usage).anyMatch(verb::equals)).findFirst();
  }

  private AskerMustAct unknown(List<Token> tokens, String before) {
    String verb = tokens.getFirst().text();
    List<String> near = Nearest.to(verb, catalogue.stream().flatMap(Words::verbs).toList());
    var offers = new ArrayList<Offer>();
    for (String each : near) {
      var mended = new ArrayList<>(tokens);
      mended.set(0, Token.plain(each));
      offers.add(
          new Offer(
              Sentence.of("command.offer.instead", "words", before + each),
              before + Token.line(mended)));
    }
    offers.add(new Offer(Sentence.of("command.offer.help"), "help"));
    var why =
        near.isEmpty()
            ? Sentence.of("command.unknown-verb", "verb", verb)
            : Sentence.of("command.unknown-verb.near", "verb", verb).with("near", near.getFirst());
    return new AskerMustAct(why, offers.toArray(Offer[]::new));
  }

  private static Stream<String> verbs(Usage usage) {
    return Stream.concat(Stream.of(usage.verb()), usage.aliases().stream());
  }

  /** Without the command itself, which is easily pasted along, and without stray backslashes. */
  private static List<Token> withoutCommand(List<Token> tokens) {
    List<Token> words = tokens.stream().filter(token -> !token.text().equals("\\")).toList();
    boolean command = !words.isEmpty() && words.getFirst().text().matches("/[\\w-]+");
    return command ? words.subList(1, words.size()) : words;
  }

  private static boolean isHelp(Token token) {
    return HELP.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private static boolean isHelpFlag(Token token) {
    return token.flag() && isHelp(token);
  }
}
