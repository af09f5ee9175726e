package dev.lighterman.operation.repair;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.operation.DeletedRegistry;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.site.Installation;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteRecords.RecordedInstallation;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site with what Azure has of it now.
 *
 * @param connected where somebody deleted it, as it is once it is created again
 * @param installation what the site runs, by all that is known
 * @param deleted our deployment of it, where somebody deleted it since
 * @param context see {@link Site#context}; null if the cluster can't be reached
 */
record RepairedSite(
    ArcCluster cluster,
    String label,
    @Nullable String context,
    CloudRegistry registry,
    ConnectedRegistry connected,
    Optional<Extension> extension,
    Installation installation,
    Optional<RecordedInstallation> deleted) {

  /**
   * Reads the site anew.
   *
   * @param typed the connected registry's name or id, where the asker says it
   * @throws AskerMustAct if its connected registry is only guessed, runs elsewhere, is gone, or
   *     syncs by a managed identity
   */
  static RepairedSite read(
      OperationContext services, InventorySnapshot snapshot, Site site, Optional<String> typed) {
    Optional<RecordedInstallation> deleted =
        DeletedRegistry.of(services, site)
            .filter(each -> typed.map(name -> names(name, each.connectedRegistry())).orElse(true));
    if (deleted.isPresent()) {
      return read(services.azure(), site, deleted.get());
    }
    ArmId id =
        typed.map(name -> named(snapshot, site, name)).orElseGet(() -> known(snapshot, site));
    refuseIfElsewhere(snapshot, site, id);
    Azure azure = services.azure();
    CloudRegistry registry = registry(azure, id.parent());
    ConnectedRegistry connected =
        azure
            .connectedRegistries()
            .get(id)
            .orElseThrow(() -> new AskerMustAct(Sentence.of("repair.gone", "name", id.name())));
    ManagedIdentityRefusal.check(connected);
    return new RepairedSite(
        site.cluster(),
        site.label(),
        site.context(),
        registry,
        connected,
        azure.extensions().connectedRegistry(site.id()),
        site.installation(),
        Optional.empty());
  }

  private static RepairedSite read(Azure azure, Site site, RecordedInstallation deleted) {
    ArmId id = deleted.connectedRegistry();
    return new RepairedSite(
        site.cluster(),
        site.label(),
        site.context(),
        registry(azure, id.parent()),
        Recreation.outcome(id),
        azure.extensions().connectedRegistry(site.id()),
        site.installation(),
        Optional.of(deleted));
  }

  private static CloudRegistry registry(Azure azure, ArmId id) {
    return azure
        .registries()
        .get(id)
        .orElseThrow(
            () -> new AskerMustAct(Sentence.of("deploy.registry-gone", "registry", id.name())));
  }

  private static boolean names(String typed, ArmId id) {
    return id.name().equalsIgnoreCase(typed) || id.toString().equalsIgnoreCase(typed);
  }

  /** The connected registry that the site is known to run: a name alone could be another site's. */
  private static ArmId known(InventorySnapshot snapshot, Site site) {
    ArmId id = site.connectedRegistry();
    Optional.ofNullable(id)
        .flatMap(snapshot::connectedRegistry)
        .ifPresent(ManagedIdentityRefusal::check);
    if (id == null || !site.installation().certain()) {
      throw new AskerMustAct(unsure(site), show(site));
    }
    return id;
  }

  private static Sentence unsure(Site site) {
    ArmId guess = site.connectedRegistry();
    return site.extension()
        .filter(_ -> guess == null)
        .map(extension ->
            Sentence.of("repair.unsure.extension", "site", site.label())
                .with("extension", extension.name())
                .with("command", RemoveExtension.command(extension.id())))
        .orElseGet(() ->
            Sentence.of("repair.unsure", "site", site.label())
                .with("guess", guess == null ? "none" : guess.name()));
  }

  /** The one that the asker names, unless the site is known to run another one. */
  private static ArmId named(InventorySnapshot snapshot, Site site, String typed) {
    List<ArmId> named =
        snapshot.connected().stream()
            .map(ConnectedRegistry::id)
            .filter(id -> names(typed, id))
            .toList();
    if (named.size() != 1) {
      throw new AskerMustAct(
          Sentence.of("repair.no-such", "name", typed).with("count", named.size()));
    }
    ArmId id = named.getFirst();
    if (site.installation().certain() && !site.isKnownToRun(id)) {
      throw runsOther(site, id);
    }
    return id;
  }

  static AskerMustAct runsOther(Site site, ArmId id) {
    return new AskerMustAct(
        Sentence.of("repair.runs-other", "site", site.label())
            .with("name", id.name())
            .with("runs", Objects.requireNonNull(site.connectedRegistry()).name()),
        show(site));
  }

  private static void refuseIfElsewhere(InventorySnapshot snapshot, Site site, ArmId id) {
    if (snapshot.otherThatRuns(id, site.id()).isPresent()) {
      throw new AskerMustAct(
          Sentence.of("repair.runs-elsewhere", "name", id.name()).with("site", site.label()),
          show(site));
    }
  }

  private static SuggestedCommand show(Site site) {
    return new SuggestedCommand(PlainText.text("show " + site.label()), "show " + site.argument());
  }

  /** What it syncs by; a managed identity was refused. */
  ArmId syncToken() {
    return Objects.requireNonNull(connected.syncToken());
  }

  String name() {
    return connected.name();
  }

  /**
   * The extension.
   *
   * @throws AskerMustAct if there is none
   */
  Extension installed() {
    return extension.orElseThrow(() -> new AskerMustAct(noExtension(label)));
  }

  static Sentence noExtension(String site) {
    return Sentence.of("repair.no-extension", "site", site);
  }
}
