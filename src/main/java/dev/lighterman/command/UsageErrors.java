package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The errors of a line that can't be parsed, each with corrected lines as suggestions. */
final class UsageErrors {
  private final Usage usage;
  private final Options options;
  private final List<CommandToken> tokens;

  UsageErrors(Usage usage, Options options, List<CommandToken> tokens) {
    this.usage = usage;
    this.options = options;
    this.tokens = tokens;
  }

  /** About the first flag that is no option's, or that is short for several. */
  AskerMustAct unknownOption() {
    return unknownOption(
        tokens.stream()
            .filter(token -> token.flag() && options.byFlag(token).isEmpty())
            .map(CommandToken::text)
            .findFirst()
            .orElse(usage.verb()));
  }

  AskerMustAct unknownOption(String text) {
    String flag = nameIn(text);
    return unknown(text, flag, SpellingSuggestions.to(flag, options.flags()));
  }

  AskerMustAct unknownKey(String text) {
    String key = nameIn(text);
    return unknown(text, key, SpellingSuggestions.to(key, options.keys()));
  }

  private AskerMustAct unknown(String text, String name, List<String> near) {
    var suggestions = new ArrayList<SuggestedCommand>();
    for (String each : near) {
      String corrected = each + text.substring(name.length());
      suggestions.add(
          new SuggestedCommand(
              Sentence.of("command.offer.instead", "words", corrected),
              changed(token -> token.text().equals(text), Optional.of(corrected))));
    }
    suggestions.add(help());
    var why =
        near.isEmpty()
            ? Sentence.of("command.unknown-option", "option", name)
            : Sentence.of("command.unknown-option.near", "option", name)
                .with("near", near.getFirst());
    return error(why.with("verb", usage.verb()), suggestions);
  }

  AskerMustAct valueMissing(Option option) {
    String flag = "--" + option.name();
    return error(
        Sentence.of("command.value-missing", "option", flag).with("says", option.description()),
        List.of(
            new SuggestedCommand(
                Sentence.of("command.offer.without", "words", flag),
                changed(token -> isWithoutValue(token, option), Optional.empty())),
            help()));
  }

  /** Whether a token is blank, or names the option without a value. */
  private boolean isWithoutValue(CommandToken token, Option option) {
    String value = token.text().substring(token.text().indexOf('=') + 1);
    boolean noValue = token.text().indexOf('=') < 0 || value.replace(",", "").isBlank();
    Optional<Option> named = options.byFlag(token).or(() -> options.byKey(token));
    return token.text().isBlank() || (noValue && named.filter(option::equals).isPresent());
  }

  AskerMustAct noFlagValue(Option option, String value) {
    Predicate<CommandToken> wrong = token -> token.text().endsWith("=" + value);
    return error(
        Sentence.of("command.no-flag-value", "option", "--" + option.name()).with("value", value),
        List.of(
            new SuggestedCommand(
                Sentence.of("command.offer.instead", "words", "--" + option.name()),
                changed(wrong, Optional.of("--" + option.name())))));
  }

  /** One of them would win silently. */
  AskerMustAct twoValues(Option option, List<String> words, Map<String, List<String>> allValues) {
    List<String> different =
        allValues.getOrDefault(option.name(), List.of()).stream().distinct().toList();
    return error(
        Sentence.of(
            "option.two-values",
            "values",
            different.stream().map(value -> "--" + option.name() + " " + value).toList()),
        different.stream()
            .map(value -> {
              var kept = new LinkedHashMap<>(allValues);
              kept.put(option.name(), List.of(value));
              return new SuggestedCommand(
                  Sentence.of("offer.use", "value", value),
                  CommandLineFormatter.words(usage, words, kept));
            })
            .toList());
  }

  AskerMustAct tooMany(String word) {
    return error(
        Sentence.of("command.too-many-words", "word", word).with("verb", usage.verb()),
        List.of(
            new SuggestedCommand(
                Sentence.of("command.offer.without", "words", word),
                changed(token -> token.text().equals(word), Optional.empty())),
            help()));
  }

  private SuggestedCommand help() {
    return new SuggestedCommand(
        Sentence.of("command.offer.help-verb", "verb", usage.verb()), "help " + usage.verb());
  }

  /** The line with some tokens replaced, or left out. */
  private String changed(Predicate<CommandToken> which, Optional<String> replacement) {
    var changed = new ArrayList<CommandToken>();
    changed.add(tokens.getFirst());
    for (CommandToken token : tokens.subList(1, tokens.size())) {
      if (!which.test(token)) {
        changed.add(token);
      } else {
        replacement.map(CommandToken::plain).ifPresent(changed::add);
      }
    }
    return CommandToken.line(changed);
  }

  private static String nameIn(String text) {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private static AskerMustAct error(Sentence why, List<SuggestedCommand> suggestions) {
    return new AskerMustAct(why, suggestions.toArray(SuggestedCommand[]::new));
  }
}
