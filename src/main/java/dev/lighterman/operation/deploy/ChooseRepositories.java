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
import dev.lighterman.value.SuggestedCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the repositories to synchronise: typed, else those of another site ({@code like}), else
 * the imported one, else the channel's default; never all by default.
 */
record ChooseRepositories(
    OperationContext services, InventorySnapshot snapshot, ChannelScope scope) {
  SourcedValue<List<Repository>> choose(DeployOptions words, CloudRegistry registry) {
    List<String> there = services.azure().images().listRepositories(registry);
    SourcedValue<List<Repository>> value =
        typed(words)
            .or(() -> like(words))
            .or(() -> imported(words))
            .or(this::byChannel)
            .orElseThrow(() -> which(words, registry, there));
    List<String> imports = imports(words).stream().map(Repository::name).toList();
    for (Repository repository : value.value()) {
      if (!there.contains(repository.name()) && !imports.contains(repository.name())) {
        throw missing(repository, words, registry, there);
      }
    }
    return value;
  }

  private static Optional<SourcedValue<List<Repository>>> typed(DeployOptions words) {
    List<Repository> typed =
        words.intent().all(REPOSITORY).stream()
            .flatMap(each -> Arrays.stream(each.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(TypedValues::repository)
            .distinct()
            .toList();
    return some(typed, Sentence.of("choice.typed"), true);
  }

  private Optional<SourcedValue<List<Repository>>> like(DeployOptions words) {
    Optional<String> like = words.value(LIKE);
    if (like.isEmpty()) {
      return Optional.empty();
    }
    Site site =
        new SiteResolver(snapshot)
            .find(like.get(), other -> words.commandWith(LIKE, other.argument()));
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
    return some(repositories, Sentence.of("choice.like", "site", site.label()), false);
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

  private static Optional<SourcedValue<List<Repository>>> imported(DeployOptions words) {
    return some(imports(words), Sentence.of("choice.imported"), false);
  }

  private static List<Repository> imports(DeployOptions words) {
    return words.value(IMPORT).map(ImportTarget::typed).stream()
        .map(ImportTarget::repository)
        .toList();
  }

  private Optional<SourcedValue<List<Repository>>> byChannel() {
    return some(scope.repositories(), Sentence.of("choice.repositories.channel"), false);
  }

  private static Optional<SourcedValue<List<Repository>>> some(
      List<Repository> repositories, Sentence source, boolean typed) {
    String names = String.join(",", repositories.stream().map(Repository::name).sorted().toList());
    return repositories.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SourcedValue<>(
                repositories.stream().sorted().toList(),
                new Choice(REPOSITORY, names, source, typed)));
  }

  private static AskerMustAct which(
      DeployOptions words, CloudRegistry registry, List<String> there) {
    return new AskerMustAct(
        Sentence.of("deploy.which-repositories", "registry", registry.name())
            .with("known", there.stream().limit(10).toList()),
        offers(words, there.stream()));
  }

  private static AskerMustAct missing(
      Repository wanted, DeployOptions words, CloudRegistry registry, List<String> there) {
    return new AskerMustAct(
        Sentence.of("deploy.no-repository", "repository", wanted.name())
            .with("registry", registry.name())
            .with("known", there.stream().limit(10).toList()),
        offers(
            words,
            there.stream()
                .filter(name -> name.contains(wanted.name()) || wanted.name().contains(name))));
  }

  private static SuggestedCommand[] offers(DeployOptions words, Stream<String> names) {
    return names
        .limit(3)
        .map(
            name -> new SuggestedCommand(PlainText.text(name), words.commandWith(REPOSITORY, name)))
        .toArray(SuggestedCommand[]::new);
  }
}
