package dev.lighterman.operation.repair;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.RegistryOrigin;
import dev.lighterman.operation.SyncedRepositories;
import dev.lighterman.operation.deploy.AddressClaims;
import dev.lighterman.operation.repair.RepairDetails.NewExtension;
import dev.lighterman.operation.repair.RepairDetails.SharedThing;
import dev.lighterman.request.Choice;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Resolves what a repair needs besides its site: typed, else chosen.
 *
 * @param snapshot what the asker may see
 */
record RepairResolver(
    OperationContext services,
    RepairOptions options,
    RepairedSite site,
    InventorySnapshot snapshot) {
  /** A repair's values, and where each comes from. */
  record Resolved(RepairDetails details, List<Choice> choices) {}

  Resolved resolve(Cure cure) {
    RepairDetails details =
        RepairDetails.of(cure, site, options.name().isPresent(), shared(cure).orElse(null));
    return switch (cure) {
      case DATA_ENDPOINT, PROVIDERS, SYNC_PASSWORD, SYNC_TOKEN, ACTIVATION -> resolved(details);
      case EXTENSION, CONNECTED_REGISTRY -> {
        ChooseExtension choose = extension();
        NewExtension chosen = choose.choose();
        List<Choice> choices = new ArrayList<>(choices(details));
        choices.add(address(choose, chosen.address()));
        Optional.ofNullable(chosen.volume().storageClass())
            .ifPresent(name -> choices.add(storageClass(choose, name)));
        yield new Resolved(withClients(details.with(chosen)), choices);
      }
      case REPOSITORIES -> resolved(details.with(existing(options.requiredRepositories())));
      case CLIENT_TOKEN -> {
        var find = new FindClientAccess(services, site);
        yield resolved(details.with(find.find()).with(pullable(find)));
      }
    };
  }

  /** What it repairs if that is not the site's own. */
  private Optional<SharedThing> shared(Cure cure) {
    String subscription = site.cluster().id().subscription();
    return switch (cure) {
      case DATA_ENDPOINT ->
          Optional.of(SharedThing.usedBy(site.registry().name(), sitesOfRegistry()));
      case PROVIDERS ->
          Optional.of(SharedThing.usedBy(subscription, sitesOfSubscription(subscription)));
      case SYNC_PASSWORD,
          SYNC_TOKEN,
          ACTIVATION,
          EXTENSION,
          REPOSITORIES,
          CLIENT_TOKEN,
          CONNECTED_REGISTRY ->
          Optional.empty();
    };
  }

  private List<String> sitesOfRegistry() {
    return sites(each ->
        each.id().equals(site.cluster().id())
            || Optional.ofNullable(each.connectedRegistry())
                .filter(id -> id.parent().equals(site.registry().id()))
                .isPresent());
  }

  private List<String> sitesOfSubscription(String subscription) {
    return sites(each -> each.id().subscription().equalsIgnoreCase(subscription));
  }

  private List<String> sites(Predicate<Site> which) {
    return snapshot.sites().stream().filter(which).map(Site::label).toList();
  }

  /** Whom a deployment let in, so that they still are once the site works again. */
  private RepairDetails withClients(RepairDetails details) {
    var find = new FindClientAccess(services, site);
    return find.recordedAccess()
        .map(access -> details.with(access).with(find.deployed()))
        .orElse(details);
  }

  private Resolved resolved(RepairDetails details) {
    return new Resolved(details, choices(details));
  }

  private ChooseExtension extension() {
    Optional<FormerInstallation> last = FormerInstallation.of(services, site);
    var find = new FindFormerAddresses(last);
    if (site.context() == null) {
      return new ChooseExtension(options, site, null, List.of(), find.recorded(), last);
    }
    try (Cluster cluster = services.clusters().open(site.context())) {
      var network =
          AddressClaims.added(
              cluster.serviceNetwork(), site.cluster().id(), services.claims().held());
      var choose =
          new ChooseExtension(options, site, network, cluster.storageClasses(), List.of(), last);
      return choose.canStay() ? choose : choose.with(find.all(cluster, network));
    }
  }

  private List<Repository> existing(List<Repository> typed) {
    List<String> known = services.azure().images().listRepositories(site.registry());
    typed.stream()
        .filter(each -> !known.contains(each.name()))
        .findFirst()
        .ifPresent(each -> {
          throw new AskerMustAct(
              Sentence.of("deploy.no-repository", "repository", each.name())
                  .with("registry", site.registry().name())
                  .with("known", known.stream().limit(10).toList()));
        });
    return typed;
  }

  /** Typed, else what was deployed for the clients, else all that is synced. */
  private List<Repository> pullable(FindClientAccess find) {
    List<Repository> wanted =
        options.repositories().isEmpty() ? find.deployed() : options.repositories();
    return wanted.isEmpty()
        ? SyncedRepositories.by(services.azure().tokens(), site.connected()).stream()
            .filter(name -> !name.contains("*"))
            .map(Repository::new)
            .toList()
        : wanted;
  }

  private List<Choice> choices(RepairDetails details) {
    var choices = new ArrayList<Choice>();
    choices.add(typed("site", site.label()));
    choices.add(typed(RepairOptions.CURE, details.cure().word()));
    site.deleted()
        .map(each -> RegistryOrigin.recorded(each.request()))
        .or(() -> details.nameTyped() ? Optional.of(originOfNamed()) : Optional.empty())
        .ifPresent(
            origin -> choices.add(new Choice(RepairOptions.NAME, site.name(), origin, false)));
    if (!details.repositories().isEmpty()) {
      choices.add(repositories(details.repositories()));
    }
    return choices;
  }

  /** A button names what the site may run by its name: nobody's word is needed for that. */
  private Sentence originOfNamed() {
    return site.connected().id().equals(site.installation().connectedRegistry())
        ? RegistryOrigin.of(site.installation())
        : Sentence.of("choice.removed.typed");
  }

  private Choice repositories(List<Repository> chosen) {
    String names = String.join(",", chosen.stream().map(Repository::name).toList());
    return options.repositories().isEmpty()
        ? new Choice(
            RepairOptions.REPOSITORY, names, Sentence.of("repair.choice.repositories"), false)
        : typed(RepairOptions.REPOSITORY, names);
  }

  private Choice address(ChooseExtension choose, ServiceAddress address) {
    Choice choice =
        options.address().isPresent()
            ? typed(RepairOptions.ADDRESS, address.toString())
            : new Choice(
                RepairOptions.ADDRESS, address.toString(), choose.sourceOf(address), false);
    return choice.with(AddressClaims.claim(site.cluster().id(), address));
  }

  private Choice storageClass(ChooseExtension choose, String name) {
    return options.storageClass().isPresent()
        ? typed(RepairOptions.STORAGE_CLASS, name)
        : new Choice(RepairOptions.STORAGE_CLASS, name, choose.sourceOfStorageClass(), false);
  }

  private static Choice typed(String option, String value) {
    return new Choice(option, value, Sentence.of("choice.typed"), true);
  }
}
