package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployWords.IMPORT;
import static dev.lighterman.operation.deploy.DeployWords.LIKE;
import static dev.lighterman.operation.deploy.DeployWords.REPOSITORY;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.Synchronised;
import dev.lighterman.operation.World;
import dev.lighterman.request.Choice;
import dev.lighterman.site.Estate;
import dev.lighterman.site.Scope;
import dev.lighterman.site.Site;
import dev.lighterman.site.Targets;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which repositories are synchronised: as typed, else like another site, else what is imported,
 * else the channel's default; never all.
 */
record ChooseRepositories(World world, Estate estate, Scope scope) {
  Chosen<List<Repository>> choose(DeployWords words, CloudRegistry registry) {
    List<String> there = world.azure().images().repositories(registry);
    Chosen<List<Repository>> chosen =
        typed(words)
            .or(() -> like(words))
            .or(() -> imported(words))
            .or(this::byChannel)
            .orElseThrow(() -> which(words, registry, there));
    List<String> imports = imports(words).stream().map(Repository::name).toList();
    for (Repository repository : chosen.value()) {
      if (!there.contains(repository.name()) && !imports.contains(repository.name())) {
        throw missing(repository, words, registry, there);
      }
    }
    return chosen;
  }

  private static Optional<Chosen<List<Repository>>> typed(DeployWords words) {
    List<Repository> typed =
        words.intent().all(REPOSITORY).stream()
            .flatMap(each -> Arrays.stream(each.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(Repository::new)
            .distinct()
            .toList();
    return some(typed, Sentence.of("choice.typed"), true);
  }

  private Optional<Chosen<List<Repository>>> like(DeployWords words) {
    Optional<String> like = words.one(LIKE);
    if (like.isEmpty()) {
      return Optional.empty();
    }
    Site site = new Targets(estate).find(like.get(), other -> words.retyped(LIKE, other.word()));
    List<Repository> repositories =
        Optional.ofNullable(site.connectedRegistry())
            .flatMap(estate::connectedRegistry)
            .map(registry -> Synchronised.by(world.azure().tokens(), registry))
            .orElse(List.of())
            .stream()
            .map(Repository::new)
            .toList();
    if (repositories.isEmpty()) {
      throw new AskerMustAct(Sentence.of("deploy.like-unknown", "site", site.label()));
    }
    return some(repositories, Sentence.of("choice.like", "site", site.label()), false);
  }

  private static Optional<Chosen<List<Repository>>> imported(DeployWords words) {
    return some(imports(words), Sentence.of("choice.imported"), false);
  }

  private static List<Repository> imports(DeployWords words) {
    return words.one(IMPORT).map(ImportTarget::typed).stream()
        .map(ImportTarget::repository)
        .toList();
  }

  private Optional<Chosen<List<Repository>>> byChannel() {
    return some(
        scope.repositories().stream().map(Repository::new).toList(),
        Sentence.of("choice.repositories.channel"),
        false);
  }

  private static Optional<Chosen<List<Repository>>> some(
      List<Repository> repositories, Sentence source, boolean typed) {
    String names = String.join(",", repositories.stream().map(Repository::name).sorted().toList());
    return repositories.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chosen<>(
                repositories.stream().sorted().toList(),
                new Choice(REPOSITORY, names, source, typed)));
  }

  private static AskerMustAct which(DeployWords words, CloudRegistry registry, List<String> there) {
    return new AskerMustAct(
        Sentence.of("deploy.which-repositories", "registry", registry.name())
            .with("known", there.stream().limit(10).toList()),
        offers(words, there.stream()));
  }

  private static AskerMustAct missing(
      Repository wanted, DeployWords words, CloudRegistry registry, List<String> there) {
    return new AskerMustAct(
        Sentence.of("deploy.no-repository", "repository", wanted.name())
            .with("registry", registry.name())
            .with("known", there.stream().limit(10).toList()),
        offers(
            words,
            there.stream()
                .filter(name -> name.contains(wanted.name()) || wanted.name().contains(name))));
  }

  private static Offer[] offers(DeployWords words, Stream<String> names) {
    return names
        .limit(3)
        .map(name -> new Offer(Plain.text(name), words.retyped(REPOSITORY, name)))
        .toArray(Offer[]::new);
  }
}
