package dev.lighterman.operation.repair;

import dev.lighterman.command.Argument;
import dev.lighterman.command.CommandLineFormatter;
import dev.lighterman.command.Option;
import dev.lighterman.command.TypedValues;
import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Site;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The arguments and options of {@code repair}. */
record RepairOptions(Intent intent) {
  static final String VERB = "repair";
  static final String CURE = "cure";
  static final String NAME = "name";
  static final String REPOSITORY = "repository";
  static final String ADDRESS = "service-ip";
  static final String STORAGE_CLASS = InstallExtension.STORAGE_CLASS;

  private static final List<String> WORDS = Stream.of(Cure.values()).map(Cure::word).toList();

  static final Usage USAGE =
      new Usage(
          VERB,
          List.of("fix"),
          Sentence.of("operation.repair"),
          List.of(
              new Argument(
                  Sentence.of("placeholder.site"),
                  Sentence.of("argument.site.exact"),
                  Argument.Arity.ONE)),
          List.of(
              option(CURE, Sentence.of("option.repair.cure", "known", WORDS)),
              option(NAME, Sentence.of("option.remove.name"), "-n"),
              new Option(
                  REPOSITORY,
                  List.of("repos", "repositories"),
                  Sentence.of("option.repair.repository"),
                  Option.Kind.MANY),
              option(ADDRESS, Sentence.of("option.repair.service-ip"), "ip"),
              option(STORAGE_CLASS, Sentence.of("option.repair.storage-class")),
              option(Intent.REASON, Sentence.of("option.deploy.reason"), "why"),
              option(Intent.AT, Sentence.of("option.deploy.at"), "start"),
              new Option(
                  Intent.DRY_RUN,
                  List.of(),
                  Sentence.of("option.deploy.dry-run"),
                  Option.Kind.FLAG)));

  private static Option option(String name, Sentence description, String... keys) {
    return new Option(name, List.of(keys), description, Option.Kind.ONE);
  }

  /** The word that names the site. */
  String site() {
    return intent.words().stream()
        .findFirst()
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("repair.which-site"),
                new SuggestedCommand(Sentence.of("button.doctor.all"), "doctor")));
  }

  /**
   * What is to be repaired.
   *
   * @throws AskerMustAct with the known words if it is none of them
   */
  Cure cure() {
    String typed = intent.value(CURE).orElseThrow(this::unnamed);
    return Stream.of(Cure.values())
        .filter(each -> each.word().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(() -> unknown(typed));
  }

  /** The diagnosis offers the right one by its button. */
  private AskerMustAct unnamed() {
    return new AskerMustAct(
        Sentence.of("repair.which", "known", WORDS),
        new SuggestedCommand(Sentence.of("button.doctor", "site", site()), "doctor " + site()));
  }

  private AskerMustAct unknown(String typed) {
    return new AskerMustAct(
        Sentence.of("repair.unknown", "typed", typed).with("known", WORDS),
        SpellingSuggestions.to(typed, WORDS).stream()
            .map(word -> new SuggestedCommand(PlainText.text(word), commandWith(CURE, word)))
            .toArray(SuggestedCommand[]::new));
  }

  /** The connected registry's name, where it is not known which one the site runs. */
  Optional<String> name() {
    return intent.value(NAME);
  }

  List<Repository> repositories() {
    return intent.all(REPOSITORY).stream()
        .flatMap(each -> Arrays.stream(each.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(TypedValues::repository)
        .distinct()
        .toList();
  }

  /** The same where at least one is needed. */
  List<Repository> requiredRepositories() {
    List<Repository> typed = repositories();
    if (typed.isEmpty()) {
      throw new AskerMustAct(Sentence.of("repair.which-repositories"));
    }
    return typed;
  }

  Optional<ServiceAddress> address() {
    return intent.value(ADDRESS).map(TypedValues::serviceAddress);
  }

  Optional<String> storageClass() {
    return intent.value(STORAGE_CLASS);
  }

  /** The same command for another site. */
  String at(Site site) {
    return CommandLineFormatter.words(USAGE, List.of(site.argument()), intent.options());
  }

  /** The same command with one option changed, for a button. */
  String commandWith(String option, String value) {
    var options = new LinkedHashMap<>(intent.options());
    options.put(option, List.of(value));
    return CommandLineFormatter.words(USAGE, intent.words(), options);
  }
}
