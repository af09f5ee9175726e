package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.IMPORT;
import static dev.lighterman.operation.deploy.DeployOptions.LIKE;
import static dev.lighterman.operation.deploy.DeployOptions.REPOSITORY;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.command.TypedValues;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.SyncedRepositories;
import dev.lighterman.request.Choice;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the repositories to synchronise: typed, else those of another site ({@code like}), else
 * the imported one, else the channel's default; never all by default.
 */
record ChooseRepositories(
    OperationContext services, InventorySnapshot snapshot, ChannelScope scope) {
  SourcedValue<List<Repository>> choose(DeployOptions options, CloudRegistry registry) {
    List<String> existing = services.azure().images().listRepositories(registry);
    SourcedValue<List<Repository>> value =
        typed(options)
            .or(() -> like(options))
            .or(() -> imported(options))
            .or(this::byChannel)
            .orElseThrow(() -> notSpecified(options, registry, existing));
    List<String> imports = imports(options).stream().map(Repository::name).toList();
    for (Repository repository : value.value()) {
      if (!existing.contains(repository.name()) && !imports.contains(repository.name())) {
        throw missing(repository, value.value(), options, registry, existing);
      }
    }
    return value;
  }

  private static Optional<SourcedValue<List<Repository>>> typed(DeployOptions options) {
    List<Repository> typed =
        options.intent().all(REPOSITORY).stream()
            .flatMap(each -> Arrays.stream(each.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(TypedValues::repository)
            .distinct()
            .toList();
    return chosen(typed, Sentence.of("choice.typed"), true);
  }

  private Optional<SourcedValue<List<Repository>>> like(DeployOptions options) {
    Optional<String> like = options.value(LIKE);
    if (like.isEmpty()) {
      return Optional.empty();
    }
    Site site =
        new SiteResolver(snapshot)
            .find(like.get(), other -> options.commandWith(LIKE, other.argument()));
    List<Repository> repositories =
        Optional.ofNullable(site.connectedRegistry())
            .flatMap(snapshot::connectedRegistry)
            .map(registry -> SyncedRepositories.by(services.azure().tokens(), registry))
            .orElse(List.of())
            .stream()
            .map(name -> synced(name, site))
            .toList();
    if (repositories.isEmpty()) {
      throw new AskerMustAct(Sentence.of("deploy.like-unknown", "site", site.label()));
    }
    return chosen(repositories, Sentence.of("choice.like", "site", site.label()), false);
  }

  /** Rejects patterns such as {@code *}, which a scope map may have too. */
  private static Repository synced(String name, Site site) {
    try {
      return new Repository(name);
    } catch (IllegalArgumentException _) {
      throw new OperatorMustAct(
          Sentence.of("deploy.like-unreadable", "repository", name).with("site", site.label()),
          Sentence.of("deploy.like-unreadable.remedy"));
    }
  }

  private static Optional<SourcedValue<List<Repository>>> imported(DeployOptions options) {
    return chosen(imports(options), Sentence.of("choice.imported"), false);
  }

  private static List<Repository> imports(DeployOptions options) {
    return options.value(IMPORT).map(ImportTarget::typed).stream()
        .map(ImportTarget::repository)
        .toList();
  }

  private Optional<SourcedValue<List<Repository>>> byChannel() {
    return chosen(scope.repositories(), Sentence.of("choice.repositories.channel"), false);
  }

  private static Optional<SourcedValue<List<Repository>>> chosen(
      List<Repository> repositories, Sentence source, boolean typed) {
    String names = String.join(",", repositories.stream().map(Repository::name).sorted().toList());
    return repositories.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SourcedValue<>(
                repositories.stream().sorted().toList(),
                new Choice(REPOSITORY, names, source, typed)));
  }

  private static AskerMustAct notSpecified(
      DeployOptions options, CloudRegistry registry, List<String> existing) {
    return new AskerMustAct(
        Sentence.of("deploy.which-repositories", "registry", registry.name())
            .with("known", existing.stream().limit(10).toList()),
        suggestions(options, existing.stream()));
  }

  private static AskerMustAct missing(
      Repository wanted,
      List<Repository> all,
      DeployOptions options,
      CloudRegistry registry,
      List<String> existing) {
    Stream<String> near =
        Stream.concat(
                SpellingSuggestions.to(wanted.name(), existing).stream(),
                existing.stream()
                    .filter(name -> name.contains(wanted.name()) || wanted.name().contains(name)))
            .distinct();
    return new AskerMustAct(
        Sentence.of("deploy.no-repository", "repository", wanted.name())
            .with("registry", registry.name())
            .with("known", existing.stream().limit(10).toList()),
        suggestions(options, near.map(name -> instead(all, wanted, name))));
  }

  /** All of them, with another one in the place of that which is missing. */
  private static String instead(List<Repository> all, Repository missing, String name) {
    return all.stream()
        .map(each -> each.equals(missing) ? name : each.name())
        .distinct()
        .collect(Collectors.joining(","));
  }

  private static SuggestedCommand[] suggestions(DeployOptions options, Stream<String> names) {
    return names
        .limit(3)
        .map(name ->
            new SuggestedCommand(PlainText.text(name), options.commandWith(REPOSITORY, name)))
        .toArray(SuggestedCommand[]::new);
  }
}
