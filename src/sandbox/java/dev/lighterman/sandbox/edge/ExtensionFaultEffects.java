package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The faults of extensions whose installation is lost, or never reported. */
final class ExtensionFaultEffects {

  private final InstalledSite.Finder sites;

  ExtensionFaultEffects(InstalledSite.Finder sites) {
    this.sites = sites;
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "never-activated", fault -> onEach(fault, ExtensionFaultEffects::removeExtension),
        "extension-not-installed", fault -> onEach(fault, ExtensionFaultEffects::removeObjects),
        "extension-status-missing", fault -> onEach(fault, ExtensionFaultEffects::upgradeInVain),
        "protected-settings-expired", fault -> onEach(fault, ExtensionFaultEffects::loseSettings));
  }

  private List<FaultRepair> onEach(
      Fault fault, Function<InstalledSite, Stream<FaultRepair>> effect) {
    return sites.of(fault).stream().flatMap(effect).toList();
  }

  /** There is no extension, neither in Azure nor in the cluster: as if it were never deployed. */
  private static Stream<FaultRepair> removeExtension(InstalledSite site) {
    site.uninstall();
    site.cluster().delete("Namespace", "", HelmChart.NAMESPACE);
    site.deactivate();
    FaultTargets.record(site.world(), site.extension(), "delete");
    site.world().runLocked(() -> site.world().resources().remove(site.extension().id()));
    return Stream.of(
        new FaultRepair(
            () ->
                site.world()
                    .locked(() -> site.world().resources().find(site.extension().id()).isEmpty()),
            () -> {
              site.world().runLocked(() -> site.world().resources().put(site.extension()));
              site.reinstall(Map.of());
            }));
  }

  /** Azure shows it as installed, and nothing of it is in the cluster. */
  private static Stream<FaultRepair> removeObjects(InstalledSite site) {
    site.uninstall();
    site.cluster().delete("Namespace", "", HelmChart.NAMESPACE);
    site.deactivate();
    return Stream.of(
        new FaultRepair(
            () ->
                site.isInstalled()
                    && site.cluster()
                        .get("Deployment", HelmChart.NAMESPACE, HelmChart.DEPLOYMENT)
                        .isEmpty(),
            () -> site.reinstall(Map.of())));
  }

  /** Somebody upgrades it, and the agents never say how that went. Deleting it ends the wait. */
  private static Stream<FaultRepair> upgradeInVain(InstalledSite site) {
    site.upgrade(Map.of());
    return Stream.of(new FaultRepair(site::isInstalled, () -> site.upgrade(Map.of())));
  }

  /**
   * It was installed while the agents were offline for more than two days, after which Azure gives
   * up and forgets its protected settings.
   */
  private static Stream<FaultRepair> loseSettings(InstalledSite site) {
    var world = site.world();
    var lost = world.locked(() -> Map.copyOf(site.extension().secrets()));
    site.agents().cancel(site.extension().id());
    site.uninstall();
    site.deactivate();
    world.runLocked(() -> {
      site.extension().secrets().clear();
      site.extension().properties().putObject("configurationProtectedSettings");
    });
    new ExtensionStatusReport(site.extension().id(), world).noStatus(ExtensionRollout.NO_STATUS);
    return Stream.of(
        new FaultRepair(
            () -> site.isInstalled() && world.locked(() -> site.extension().secrets().isEmpty()),
            () -> {
              world.runLocked(() -> {
                site.extension().secrets().putAll(lost);
                var shown =
                    site.extension().properties().putObject("configurationProtectedSettings");
                lost.keySet().forEach(key -> shown.put(key, ""));
              });
              site.reinstall(Map.of());
            }));
  }
}
