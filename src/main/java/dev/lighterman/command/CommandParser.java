package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses what people type after the slash command. */
public final class CommandParser {
  private static final Set<String> HELP = Set.of("help", "aide", "--help", "-h", "?");

  /** Longer than any name, Azure's ids and lists of repositories included. */
  private static final int MAX_WORD = 1_000;

  /** How much of a word that is too long is shown. */
  private static final int SHOWN = 20;

  private static final Pattern COMMAND = Pattern.compile("/[\\w-]+");

  private final SequencedMap<String, Usage> usages = new LinkedHashMap<>();

  /** The verbs that are suggested for one that is unknown. */
  private final List<String> suggested;

  /** By verb. */
  private final Map<String, Options> prepared;

  public CommandParser(List<Usage> usages) {
    this(usages, usages, new ConcurrentHashMap<>());
  }

  private CommandParser(List<Usage> usages, List<Usage> suggested, Map<String, Options> prepared) {
    for (Usage usage : usages) {
      verbs(usage).forEach(verb -> this.usages.putIfAbsent(verb, usage));
    }
    this.suggested = suggested.stream().flatMap(CommandParser::verbs).distinct().toList();
    this.prepared = prepared;
  }

  /**
   * The same for somebody who may see only some of the commands.
   *
   * @param visible some of those that this was made for
   * @param usable those of the visible ones that the person may use, which alone are suggested
   */
  public CommandParser limitedTo(List<Usage> visible, List<Usage> usable) {
    return new CommandParser(visible, usable, prepared);
  }

  /**
   * Parses a line, after undoing what Slack and keyboards changed in it.
   *
   * @throws AskerMustAct for an unknown verb, an unknown option or a wrong value; suggests the
   *     closest that are right; also for a word that is too long to be one
   */
  public Invocation parse(String typed) {
    List<CommandToken> tokens =
        Tokenizer.split(InputNormalizer.line(typed)).stream().map(InputNormalizer::dashes).toList();
    tokens.stream()
        .map(CommandToken::text)
        .filter(word -> word.length() > MAX_WORD)
        .findFirst()
        .ifPresent(word -> {
          throw new AskerMustAct(
              Sentence.of("command.too-long", "word", word.substring(0, SHOWN))
                  .with("length", word.length())
                  .with("most", MAX_WORD));
        });
    return parsed(withoutCommand(tokens));
  }

  private Invocation parsed(List<CommandToken> tokens) {
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
        : ArgumentParser.parse(options(usage), tokens);
  }

  /** The usage of the verb that comes first. */
  private Usage usage(List<CommandToken> tokens, String before) {
    String verb = tokens.getFirst().text().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(usages.get(verb)).orElseThrow(() -> unknown(tokens, before));
  }

  private Options options(Usage usage) {
    return prepared.computeIfAbsent(usage.verb(), _ -> new Options(usage));
  }

  private AskerMustAct unknown(List<CommandToken> tokens, String before) {
    String verb = tokens.getFirst().text();
    List<String> near = VerbSuggestions.to(verb, suggested);
    var suggestions = new ArrayList<SuggestedCommand>();
    for (String each : near) {
      var corrected = new ArrayList<>(tokens);
      corrected.set(0, CommandToken.plain(each));
      suggestions.add(
          new SuggestedCommand(
              Sentence.of("command.offer.instead", "words", before + each),
              before + CommandToken.line(corrected)));
    }
    suggestions.add(new SuggestedCommand(Sentence.of("command.offer.help"), "help"));
    var why =
        near.isEmpty()
            ? Sentence.of("command.unknown-verb", "verb", verb)
            : Sentence.of("command.unknown-verb.near", "verb", verb).with("near", near.getFirst());
    return new AskerMustAct(why, suggestions.toArray(SuggestedCommand[]::new));
  }

  private static Stream<String> verbs(Usage usage) {
    return Stream.concat(Stream.of(usage.verb()), usage.aliases().stream());
  }

  /** Drops the command itself, which people paste along, and stray backslashes. */
  private static List<CommandToken> withoutCommand(List<CommandToken> tokens) {
    List<CommandToken> words = tokens.stream().filter(token -> !token.text().equals("\\")).toList();
    boolean command = !words.isEmpty() && COMMAND.matcher(words.getFirst().text()).matches();
    return command ? words.subList(1, words.size()) : words;
  }

  private static boolean isHelp(CommandToken token) {
    return HELP.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private static boolean isHelpFlag(CommandToken token) {
    return token.flag() && isHelp(token);
  }
}
