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
  SourcedValue<CloudRegistry> choose(DeployOptions options, Site site) {
    SourcedValue<CloudRegistry> value =
        typed(options, Optional.of(site))
            .or(() -> configured(site))
            .orElseGet(() -> only(options, site));
    refuseOtherGroup(value.value(), options);
    refuseUnusable(value.value(), options, Optional.of(site));
    return value;
  }

  /** The typed one, where the site is not known; empty if none is typed. */
  Optional<CloudRegistry> typed(DeployOptions options) {
    Optional<CloudRegistry> registry = typed(options, Optional.empty()).map(SourcedValue::value);
    registry.ifPresent(each -> {
      refuseOtherGroup(each, options);
      refuseUnusable(each, options, Optional.empty());
    });
    return registry;
  }

  /** Those of which a person has to name one, the nearest first; empty if nobody has to. */
  List<CloudRegistry> undecided(DeployOptions options, Site site) {
    List<CloudRegistry> usable = nearestFirst(Optional.of(site));
    boolean decided =
        usable.size() == 1 || options.value(REGISTRY).isPresent() || configured(site).isPresent();
    return decided ? List.of() : usable;
  }

  /** The one where none is typed; empty if a person has to name one. */
  Optional<CloudRegistry> byDefault(Site site) {
    List<CloudRegistry> usable = usable(snapshot);
    return configured(site)
        .map(SourcedValue::value)
        .or(() -> usable.size() == 1 ? Optional.of(usable.getFirst()) : Optional.empty());
  }

  private Optional<SourcedValue<CloudRegistry>> configured(Site site) {
    return configured(site.registryByFile(), "choice.registry.file")
        .or(() -> configured(site.registryByTag(), "choice.registry.tag"))
        .or(() -> configured(scope.registry(), "choice.registry.channel"));
  }

  private Optional<SourcedValue<CloudRegistry>> typed(DeployOptions options, Optional<Site> site) {
    return options
        .value(REGISTRY)
        .map(typed -> chosen(find(typed, options, site), Sentence.of("choice.typed"), true));
  }

  private Optional<SourcedValue<CloudRegistry>> configured(
      Optional<String> configuredName, String source) {
    return configuredName
        .flatMap(name -> find(registry -> registry.name().equalsIgnoreCase(name)))
        .map(found -> chosen(found, Sentence.of(source), false));
  }

  private SourcedValue<CloudRegistry> only(DeployOptions options, Site site) {
    List<CloudRegistry> usable = usable(snapshot);
    if (usable.size() == 1) {
      return chosen(usable.getFirst(), Sentence.of("choice.registry.only"), false);
    }
    throw new AskerMustAct(
        Sentence.of("deploy.which-registry", "known", names()),
        suggestions(options, Optional.of(site)));
  }

  private static SourcedValue<CloudRegistry> chosen(
      CloudRegistry registry, Sentence source, boolean typed) {
    return new SourcedValue<>(registry, new Choice(REGISTRY, registry.name(), source, typed));
  }

  private CloudRegistry find(String typed, DeployOptions options, Optional<Site> site) {
    Optional<ArmId> id = TypedValues.armId(typed);
    Optional<String> group = options.value(RESOURCE_GROUP);
    return find(registry ->
            id.map(registry.id()::equals)
                .orElseGet(() ->
                    registry.name().equalsIgnoreCase(withoutHost(typed))
                        && group.map(registry.id().resourceGroup()::equalsIgnoreCase).orElse(true)))
        .orElseThrow(() -> notFound(typed, options, site));
  }

  /** Says in which resource group it is, if only the typed one is wrong. */
  private AskerMustAct notFound(String typed, DeployOptions options, Optional<Site> site) {
    List<CloudRegistry> elsewhere =
        snapshot.registries().stream()
            .filter(registry -> registry.name().equalsIgnoreCase(withoutHost(typed)))
            .toList();
    if (elsewhere.isEmpty()) {
      return new AskerMustAct(
          Sentence.of("deploy.no-registry", "registry", typed).with("known", names()),
          suggestions(options, site));
    }
    return elsewhere(elsewhere, options);
  }

  /** The group counts however the registry is found, or it would be ignored without a word. */
  private static void refuseOtherGroup(CloudRegistry registry, DeployOptions options) {
    Optional<String> group = options.value(RESOURCE_GROUP);
    if (group.isPresent() && !registry.id().resourceGroup().equalsIgnoreCase(group.get())) {
      throw elsewhere(List.of(registry), options);
    }
  }

  private static AskerMustAct elsewhere(List<CloudRegistry> elsewhere, DeployOptions options) {
    return new AskerMustAct(
        Sentence.of("deploy.registry-elsewhere", "registry", elsewhere.getFirst().name())
            .with("group", options.value(RESOURCE_GROUP).orElse(""))
            .with("found", elsewhere.stream().map(each -> each.id().resourceGroup()).toList()),
        elsewhere.stream()
            .limit(3)
            .map(each ->
                new SuggestedCommand(
                    PlainText.text(each.id().resourceGroup() + "/" + each.name()),
                    options.in(each)))
            .toArray(SuggestedCommand[]::new));
  }

  /** Accepts a login server in place of a name. */
  private static String withoutHost(String typed) {
    return typed.replaceFirst("\\.azurecr\\.(io|cn|us)$", "");
  }

  private Optional<CloudRegistry> find(Predicate<CloudRegistry> which) {
    return snapshot.registries().stream().filter(which).findFirst();
  }

  private void refuseUnusable(CloudRegistry registry, DeployOptions options, Optional<Site> site) {
    if (!registry.premium()) {
      throw new AskerMustAct(
          Sentence.of("deploy.not-premium", "registry", registry.name())
              .with("sku", registry.sku()),
          suggestions(options, site));
    }
    if (!hasRoom(registry, snapshot)) {
      throw new AskerMustAct(
          Sentence.of("deploy.registry-full", "registry", registry.name())
              .with("room", CreateConnectedRegistry.ROOM),
          suggestions(options, site));
    }
  }

  /** Premium registries below the limit of connected registries. */
  static List<CloudRegistry> usable(InventorySnapshot snapshot) {
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

  /** The usable ones, those in the site's subscription first. */
  private List<CloudRegistry> nearestFirst(Optional<Site> site) {
    return usable(snapshot).stream()
        .sorted(Comparator.comparing(each -> site.filter(near -> isNear(each, near)).isEmpty()))
        .toList();
  }

  private static boolean isNear(CloudRegistry registry, Site site) {
    return registry.id().subscription().equalsIgnoreCase(site.id().subscription());
  }

  /** The same command with up to three usable registries. */
  private SuggestedCommand[] suggestions(DeployOptions options, Optional<Site> site) {
    return nearestFirst(site).stream()
        .limit(3)
        .map(
            registry -> new SuggestedCommand(PlainText.text(registry.name()), options.in(registry)))
        .toArray(SuggestedCommand[]::new);
  }
}
