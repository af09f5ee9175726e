package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
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
  LineError unknownOption() {
    return unknownOption(
        tokens.stream()
            .filter(token -> token.flag() && options.byFlag(token).isEmpty())
            .map(CommandToken::text)
            .findFirst()
            .orElse(usage.verb()));
  }

  LineError unknownOption(String text) {
    String flag = nameIn(text);
    return unknown(text, flag, OptionSuggestions.to(flag, options.flags()));
  }

  LineError unknownKey(String text) {
    String key = nameIn(text);
    return unknown(text, key, OptionSuggestions.to(key, options.keys()));
  }

  private LineError unknown(String text, String name, List<String> near) {
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
    AskerMustAct refusal = refusal(why.with("verb", usage.verb()), suggestions);
    return near.isEmpty()
        ? LineError.without(withoutOption(text), refusal)
        : LineError.corrected(refusal);
  }

  /** Without an unknown option; what follows its name may be its value. */
  private List<CommandToken> withoutOption(String text) {
    var rest = new ArrayList<CommandToken>();
    boolean named = false;
    for (CommandToken token : tokens) {
      boolean value = named && !token.flag() && options.byKey(token).isEmpty();
      named = token.text().equals(text) && token.flag() && text.indexOf('=') < 0;
      if (!value && !token.text().equals(text)) {
        rest.add(token);
      }
    }
    return rest;
  }

  LineError valueMissing(Option option) {
    String flag = "--" + option.name();
    return corrected(
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

  LineError noFlagValue(Option option, String value) {
    Predicate<CommandToken> wrong = token -> token.text().endsWith("=" + value);
    return corrected(
        Sentence.of("command.no-flag-value", "option", "--" + option.name()).with("value", value),
        List.of(
            new SuggestedCommand(
                Sentence.of("command.offer.instead", "words", "--" + option.name()),
                changed(wrong, Optional.of("--" + option.name())))));
  }

  /** One of them would win silently. */
  LineError twoValues(Option option, List<String> words, Map<String, List<String>> allValues) {
    List<String> different =
        allValues.getOrDefault(option.name(), List.of()).stream().distinct().toList();
    AskerMustAct refusal =
        refusal(
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
    return LineError.without(LineError.corrected(refusal).rest(), refusal);
  }

  LineError tooMany(String word) {
    return corrected(
        Sentence.of("command.too-many-words", "word", word).with("verb", usage.verb()),
        List.of(
            new SuggestedCommand(
                Sentence.of("command.offer.without", "words", word),
                changed(token -> token.text().equals(word), Optional.empty())),
            help()));
  }

  private SuggestedCommand help() {
    return help(usage);
  }

  static SuggestedCommand help(Usage usage) {
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

  private static LineError corrected(Sentence why, List<SuggestedCommand> suggestions) {
    return LineError.corrected(refusal(why, suggestions));
  }

  private static AskerMustAct refusal(Sentence why, List<SuggestedCommand> suggestions) {
    return new AskerMustAct(why, suggestions.toArray(SuggestedCommand[]::new));
  }
}
