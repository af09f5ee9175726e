package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.REGISTRY;
import static dev.lighterman.operation.deploy.DeployOptions.RESOURCE_GROUP;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.command.TypedValues;
import dev.lighterman.request.Choice;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the cloud registry: typed, else the one in the configuration file for the site, else in
 * the site's tag, else the channel's default, else the only usable one.
 */
record ChooseRegistry(InventorySnapshot snapshot, ChannelScope scope) {
  SourcedValue<CloudRegistry> choose(DeployOptions words, Site site) {
    SourcedValue<CloudRegistry> value =
        typed(words, site)
            .or(() -> by(site.registryByFile(), "choice.registry.file"))
            .or(() -> by(site.registryByTag(), "choice.registry.tag"))
            .or(() -> by(scope.registry(), "choice.registry.channel"))
            .orElseGet(() -> only(words, site));
    refuseUnfit(value.value(), words, site);
    return value;
  }

  private Optional<SourcedValue<CloudRegistry>> typed(DeployOptions words, Site site) {
    return words
        .value(REGISTRY)
        .map(typed -> chosen(named(typed, words, site), Sentence.of("choice.typed"), true));
  }

  private Optional<SourcedValue<CloudRegistry>> by(Optional<String> named, String source) {
    return named
        .flatMap(name -> find(registry -> registry.name().equalsIgnoreCase(name)))
        .map(found -> chosen(found, Sentence.of(source), false));
  }

  private SourcedValue<CloudRegistry> only(DeployOptions words, Site site) {
    List<CloudRegistry> fit = fit(snapshot);
    if (fit.size() == 1) {
      return chosen(fit.getFirst(), Sentence.of("choice.registry.only"), false);
    }
    throw new AskerMustAct(
        Sentence.of("deploy.which-registry", "known", names()), offers(words, site));
  }

  private static SourcedValue<CloudRegistry> chosen(
      CloudRegistry registry, Sentence source, boolean typed) {
    return new SourcedValue<>(registry, new Choice(REGISTRY, registry.name(), source, typed));
  }

  private CloudRegistry named(String typed, DeployOptions words, Site site) {
    Optional<ArmId> id = TypedValues.armId(typed);
    Optional<String> group = words.value(RESOURCE_GROUP);
    return find(registry ->
            id.map(registry.id()::equals)
                .orElseGet(() ->
                    registry.name().equalsIgnoreCase(hostless(typed))
                        && group.map(registry.id().resourceGroup()::equalsIgnoreCase).orElse(true)))
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("deploy.no-registry", "registry", typed).with("known", names()),
                offers(words, site)));
  }

  /** Accepts a login server in place of a name. */
  private static String hostless(String typed) {
    return typed.replaceFirst("\\.azurecr\\.(io|cn|us)$", "");
  }

  private Optional<CloudRegistry> find(Predicate<CloudRegistry> which) {
    return snapshot.registries().stream().filter(which).findFirst();
  }

  private void refuseUnfit(CloudRegistry registry, DeployOptions words, Site site) {
    if (!registry.premium()) {
      throw new AskerMustAct(
          Sentence.of("deploy.not-premium", "registry", registry.name())
              .with("sku", registry.sku()),
          offers(words, site));
    }
    if (!hasRoom(registry, snapshot)) {
      throw new AskerMustAct(
          Sentence.of("deploy.registry-full", "registry", registry.name())
              .with("room", CreateConnectedRegistry.ROOM),
          offers(words, site));
    }
  }

  /** Premium registries below the limit of connected registries. */
  static List<CloudRegistry> fit(InventorySnapshot snapshot) {
    return snapshot.registries().stream()
        .filter(CloudRegistry::premium)
        .filter(registry -> hasRoom(registry, snapshot))
        .toList();
  }

  private static boolean hasRoom(CloudRegistry registry, InventorySnapshot snapshot) {
    return snapshot.allConnectedRegistriesOf(registry).size() < CreateConnectedRegistry.ROOM;
  }

  private List<String> names() {
    return snapshot.registries().stream().map(CloudRegistry::name).toList();
  }

  /**
   * The same command with up to three usable registries, those in the site's subscription first.
   */
  private SuggestedCommand[] offers(DeployOptions words, Site site) {
    String home = site.id().subscription();
    return fit(snapshot).stream()
        .sorted(Comparator.comparing(each -> !each.id().subscription().equalsIgnoreCase(home)))
        .limit(3)
        .map(registry -> new SuggestedCommand(PlainText.text(registry.name()), words.in(registry)))
        .toArray(SuggestedCommand[]::new);
  }
}
