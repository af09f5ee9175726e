package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.ADDRESS;
import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.NAME;
import static dev.lighterman.operation.deploy.DeployOptions.REGISTRY;
import static dev.lighterman.operation.deploy.DeployOptions.REPOSITORY;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.WORKLOAD;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Intent;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The form for a deployment, with the most used options. */
final class DeployForm implements Form {
  private final OperationContext services;
  private final Deploy deploy;

  DeployForm(OperationContext services, Deploy deploy) {
    this.services = services;
    this.deploy = deploy;
  }

  @Override
  public Sentence title() {
    return Sentence.of("form.deploy.title");
  }

  @Override
  public Intent editable(Intent asked) {
    return new DeployOptions(asked).inForm();
  }

  @Override
  public List<Field> fields(Intent partial) {
    services.inventory().prefetch();
    Optional<SelectedSite> selected = partial.value(CLUSTER).flatMap(name -> select(name, partial));
    ChannelScope scope = services.inventory().scope(partial.channel());
    var defaults = new DeployFormDefaults(partial, scope, selected);
    return Stream.of(
            Stream.of(
                field(CLUSTER, Kind.SEARCH, true, partial),
                field(REGISTRY, Kind.SEARCH, true, partial).suggesting(defaults.registry()),
                field(REPOSITORY, Kind.SEARCH_MANY, true, partial)
                    .suggesting(defaults.repositories()),
                addressField(selected, partial)),
            selected.flatMap(site -> storageClassField(site, partial)).stream(),
            Stream.of(
                field(NAME, Kind.TEXT, false, partial),
                workloadField(partial).suggesting(defaults.workload()),
                field(Intent.REASON, Kind.TEXT, false, partial)))
        .flatMap(fields -> fields)
        .toList();
  }

  private static Field workloadField(Intent partial) {
    return new Field(
        WORKLOAD,
        Sentence.of("form.deploy.workload"),
        Kind.CHOICE,
        true,
        Sentence.of("form.deploy.workload.hint"),
        partial.value(WORKLOAD).orElse(""),
        WorkloadMode.words().stream()
            .map(each -> new Suggestion(each, Sentence.of("form.deploy.workload." + each)))
            .toList());
  }

  private static Field field(String option, Kind kind, boolean required, Intent partial) {
    return new Field(
        option,
        Sentence.of("form.deploy." + option),
        kind,
        required,
        Sentence.of("form.deploy." + option + ".hint"),
        String.join(",", partial.all(option)),
        List.of());
  }

  /** Once a cluster is selected, the field shows its range and a free address. */
  private Field addressField(Optional<SelectedSite> selected, Intent partial) {
    Optional<FreeAddress> free = selected.flatMap(site -> freeAddress(site, partial));
    return new Field(
        ADDRESS,
        Sentence.of("form.deploy.service-ip"),
        Kind.TEXT,
        false,
        free.map(FreeAddress::hint).orElseGet(() -> Sentence.of("form.deploy.service-ip.hint")),
        partial.value(ADDRESS).orElse(""),
        List.of(),
        free.map(each -> each.address().toString()).orElse(""));
  }

  /**
   * Where the selected cluster has no default class, or another one was asked for: else the default
   * is taken, and there is nothing to choose.
   */
  private static Optional<Field> storageClassField(SelectedSite selected, Intent partial) {
    List<StorageClass> classes = selected.cluster().storageClasses();
    boolean hasDefault = classes.stream().anyMatch(StorageClass::isDefault);
    Optional<String> typed = partial.value(STORAGE_CLASS);
    if (classes.isEmpty() || (hasDefault && typed.isEmpty())) {
      return Optional.empty();
    }
    String only = hasDefault || classes.size() > 1 ? "" : classes.getFirst().name();
    return Optional.of(
        new Field(
            STORAGE_CLASS,
            Sentence.of("form.deploy.storage-class"),
            Kind.CHOICE,
            !hasDefault,
            Sentence.of("form.deploy.storage-class.hint", "default", hasDefault ? "yes" : "no")
                .with("site", selected.site().label()),
            typed.orElse(only),
            classes.stream()
                .map(StorageClass::name)
                .map(each -> new Suggestion(each, PlainText.text(each)))
                .toList()));
  }

  /** An address is one of the site for which it was entered. */
  @Override
  public List<String> dependents(String option) {
    return option.equals(CLUSTER) ? List.of(ADDRESS) : List.of();
  }

  @Override
  public List<Suggestion> suggest(String option, String query, Intent partial) {
    return new DeployFormSearch(services.inventory(), partial).suggest(option, query);
  }

  @Override
  public Map<String, Sentence> check(Intent partial) {
    return new DeployFormCheck(deploy).errors(partial);
  }

  /** The selected site as it is now; empty where it can't be found, or its addresses. */
  private Optional<SelectedSite> select(String name, Intent partial) {
    try {
      InventorySnapshot snapshot = services.inventory().snapshot(partial);
      Site site = new SiteResolver(snapshot).find(name, Site::argument);
      return Optional.of(
          new SelectedSite(snapshot, site, ClusterSnapshot.at(site, services.clusters())));
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  /** The address that planning would choose by default; empty where none can be found. */
  private Optional<FreeAddress> freeAddress(SelectedSite selected, Intent partial) {
    Site site = selected.site();
    try {
      ServiceNetwork network =
          AddressClaims.added(selected.cluster().network(), site.id(), services.claims().held());
      var choose = new ChooseAddress(selected.snapshot(), site);
      ServiceAddress address =
          registry(selected.snapshot(), partial, site)
              .map(registry -> choose.byDefault(registry, network).value())
              .orElseGet(() -> ChooseAddress.lowest(network));
      return Optional.of(new FreeAddress(network.said(), address));
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  /** The cloud registry, where the partial request determines one. */
  private Optional<CloudRegistry> registry(InventorySnapshot snapshot, Intent partial, Site site) {
    try {
      var choose = new ChooseRegistry(snapshot, services.inventory().scope(partial.channel()));
      return Optional.of(choose.choose(new DeployOptions(partial), site).value());
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  /** The site that is selected in the form, and its cluster. */
  record SelectedSite(InventorySnapshot snapshot, Site site, ClusterSnapshot cluster) {}

  /** A free service address of the selected cluster. */
  private record FreeAddress(String ranges, ServiceAddress address) {
    Sentence hint() {
      return Sentence.of("form.deploy.service-ip.range", "range", ranges)
          .with("free", address.toString());
    }
  }
}
