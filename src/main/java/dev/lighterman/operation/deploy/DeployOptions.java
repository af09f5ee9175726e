package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.command.Argument;
import dev.lighterman.command.CommandLineFormatter;
import dev.lighterman.command.Option;
import dev.lighterman.command.TypedValues;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Refusals;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteLabel.Qualifier;
import dev.lighterman.step.Volume;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments and options of {@code deploy}. az's long options and its {@code --config key=value}
 * are accepted as well.
 */
record DeployOptions(Intent intent) {
  static final String VERB = "deploy";
  static final String REGISTRY = "registry";
  static final String RESOURCE_GROUP = "resource-group";
  static final String CLUSTER = Intent.CLUSTER;
  static final String CLUSTER_GROUP = "cluster-resource-group";
  static final String NAME = "name";
  static final String REPOSITORY = "repository";
  static final String ADDRESS = "service-ip";
  static final String CONFIG = "config";
  static final String WORKLOAD = "workload";
  static final String IMPORT = "import";
  static final String STORAGE_CLASS = InstallExtension.STORAGE_CLASS;
  static final String STORAGE_SIZE = InstallExtension.STORAGE_SIZE;
  static final String NAMESPACE = "namespace";
  static final String LIKE = "like";

  /** The option for each {@code --config} key of az. */
  private static final Map<String, String> CONFIG_KEYS =
      Map.of(
          Extension.SERVICE_ADDRESS, ADDRESS,
          Volume.CLASS, STORAGE_CLASS,
          Volume.SIZE, STORAGE_SIZE);

  static final Usage USAGE =
      new Usage(
          VERB,
          List.of("create"),
          Sentence.of("operation.deploy"),
          List.of(
              new Argument(
                  Sentence.of("placeholder.site"),
                  Sentence.of("argument.site"),
                  Argument.Arity.ONE)),
          List.of(
              single(REGISTRY, "reg", "-r"),
              single(RESOURCE_GROUP, "-g"),
              single(CLUSTER, "cluster"),
              single(CLUSTER_GROUP),
              single(NAME, "-n"),
              several(REPOSITORY, "repos", "repositories"),
              single(ADDRESS, "ip"),
              several(CONFIG),
              single(WORKLOAD),
              single(IMPORT, "source"),
              single(STORAGE_CLASS),
              single(STORAGE_SIZE),
              single(NAMESPACE),
              single(LIKE),
              single(Intent.REASON, "why"),
              single(Intent.AT, "start"),
              new Option(
                  Intent.DRY_RUN,
                  List.of(),
                  Sentence.of("option.deploy.dry-run"),
                  Option.Kind.FLAG)));

  private static Option single(String name, String... keys) {
    return new Option(name, List.of(keys), Sentence.of("option.deploy." + name), Option.Kind.ONE);
  }

  private static Option several(String name, String... keys) {
    return new Option(name, List.of(keys), Sentence.of("option.deploy." + name), Option.Kind.MANY);
  }

  /**
   * An option's value, by its own name or by {@code --config}.
   *
   * @throws AskerMustAct if there are two that differ
   */
  Optional<String> value(String option) {
    Map<String, String> typed = new LinkedHashMap<>();
    intent.all(option).forEach(each -> typed.putIfAbsent(each, "--" + option + " " + each));
    config(option).forEach(pair -> typed.putIfAbsent(halves(pair)[1], "--config " + pair));
    typed.keySet().removeIf(String::isBlank);
    if (typed.size() > 1) {
      throw twoValues(option, typed);
    }
    return typed.keySet().stream().findFirst();
  }

  /** Checks each value that can be checked by itself. */
  void checkEach(Refusals refusals) {
    refusals.attempt(() -> value(ADDRESS).map(TypedValues::serviceAddress));
    refusals.attempt(this::name);
    refusals.attempt(this::namespace);
  }

  /** With {@code --cluster-name}, the positional argument is the name. */
  Optional<ConnectedRegistryName> name() {
    return value(NAME)
        .or(() -> value(CLUSTER).flatMap(_ -> word()))
        .map(TypedValues::connectedRegistryName);
  }

  Optional<KubernetesName> namespace() {
    return value(NAMESPACE).map(TypedValues::kubernetesName);
  }

  /**
   * One of two values would win silently.
   *
   * @param typed by value, how each was typed
   */
  private AskerMustAct twoValues(String option, Map<String, String> typed) {
    return new AskerMustAct(
        Sentence.of("option.two-values", "values", List.copyOf(typed.values())),
        typed.keySet().stream()
            .map(value ->
                new SuggestedCommand(
                    Sentence.of("offer.use", "value", value), commandWith(option, value)))
            .toArray(SuggestedCommand[]::new));
  }

  /** The same command with one option changed, for a button; however it was typed before. */
  String commandWith(String option, String value) {
    var options = new LinkedHashMap<>(intent.options());
    List<String> others =
        intent.all(CONFIG).stream()
            .filter(pair -> !option.equals(CONFIG_KEYS.get(halves(pair)[0])))
            .toList();
    options.remove(CONFIG);
    if (!others.isEmpty()) {
      options.put(CONFIG, others);
    }
    options.put(option, List.of(value));
    return CommandLineFormatter.words(USAGE, intent.words(), options);
  }

  /** The same command with another registry, and with its resource group if one was typed. */
  String in(CloudRegistry registry) {
    return with(registry).line();
  }

  /** The same with another registry, and with its resource group if one was typed. */
  DeployOptions with(CloudRegistry registry) {
    Intent changed = intent.with(REGISTRY, registry.name());
    return new DeployOptions(
        intent.has(RESOURCE_GROUP)
            ? changed.with(RESOURCE_GROUP, registry.id().resourceGroup())
            : changed);
  }

  private String line() {
    return CommandLineFormatter.words(USAGE, intent.words(), intent.options());
  }

  /** The same command with the site identified unambiguously. */
  String at(Site site) {
    boolean byGroup = site.siteLabel().qualifier() == Qualifier.GROUP;
    String word = byGroup ? site.name() : site.argument();
    var options = new LinkedHashMap<>(intent.options());
    options.remove(CLUSTER_GROUP);
    if (byGroup) {
      options.put(CLUSTER_GROUP, List.of(site.id().resourceGroup()));
    }
    if (!options.containsKey(CLUSTER)) {
      return CommandLineFormatter.words(USAGE, List.of(word), options);
    }
    options.put(CLUSTER, List.of(word));
    return CommandLineFormatter.words(USAGE, intent.words(), options);
  }

  /** The same with all that was typed as options: a form has no arguments. */
  Intent inForm() {
    var options = new LinkedHashMap<>(intent.options());
    CONFIG_KEYS
        .values()
        .forEach(option -> value(option).ifPresent(value -> options.put(option, List.of(value))));
    options.remove(CONFIG);
    Optional<String> site = intent.value(CLUSTER).or(this::word);
    if (options.containsKey(CLUSTER)) {
      word().ifPresent(name -> options.putIfAbsent(NAME, List.of(name)));
    }
    List<String> group = options.remove(CLUSTER_GROUP);
    site.map(name -> group == null ? name : group.getLast() + "/" + name)
        .ifPresent(name -> options.put(CLUSTER, List.of(name)));
    return new Intent(intent.operation(), List.of(), options, intent.asker(), intent.channel());
  }

  /** The positional argument. */
  Optional<String> word() {
    return intent.words().stream().findFirst();
  }

  /** The {@code key=value} pairs that set an option. */
  private List<String> config(String option) {
    return intent.all(CONFIG).stream().filter(pair -> option(pair).equals(option)).toList();
  }

  private static String option(String pair) {
    String[] halves = halves(pair);
    String option = CONFIG_KEYS.get(halves[0]);
    if (option == null || halves.length < 2) {
      throw new AskerMustAct(
          Sentence.of("deploy.config-key", "typed", pair)
              .with("known", CONFIG_KEYS.keySet().stream().sorted().toList()));
    }
    return option;
  }

  private static String[] halves(String pair) {
    return pair.split("=", 2);
  }
}
