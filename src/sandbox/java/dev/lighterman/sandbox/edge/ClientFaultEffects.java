package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The faults that keep a cluster's nodes from pulling from their connected registry. */
final class ClientFaultEffects {

  private final InstalledSite.Finder sites;

  ClientFaultEffects(InstalledSite.Finder sites) {
    this.sites = sites;
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "pull-secret-missing", this::deletePullSecrets,
        "image-deleted", this::deleteImages,
        "http-endpoint", fault -> upgradeWith(fault, Map.of("httpEnabled", "true")),
        "node-trust-missing",
            fault -> upgradeWith(fault, Map.of("trustDistribution.enabled", "false")),
        "tls-settings-lost",
            fault ->
                upgradeWith(
                    fault,
                    Map.of("cert-manager.enabled", "false", "cert-manager.install", "false")));
  }

  private List<FaultRepair> deletePullSecrets(Fault fault) {
    return sites.of(fault).stream().flatMap(ClientFaultEffects::deletePullSecrets).toList();
  }

  private static Stream<FaultRepair> deletePullSecrets(InstalledSite site) {
    var cluster = site.cluster();
    var secrets = site.pullSecrets().toList();
    for (var secret : secrets) {
      cluster.delete("Secret", ObjectMeta.namespace(secret), ObjectMeta.name(secret));
    }
    site.restartClients();
    return secrets.stream()
        .map(secret ->
            new FaultRepair(
                () ->
                    cluster
                        .get("Secret", ObjectMeta.namespace(secret), ObjectMeta.name(secret))
                        .isEmpty(),
                () -> cluster.apply(InstalledSite.withoutSystemFields(secret))));
  }

  /**
   * Somebody deletes the tags that the clients pull in the cloud registry, and the site has cleaned
   * up since. A tag that is there again, whoever pushed it, is synchronized.
   */
  private List<FaultRepair> deleteImages(Fault fault) {
    return sites.of(fault).stream().flatMap(ClientFaultEffects::deleteImages).toList();
  }

  private static Stream<FaultRepair> deleteImages(InstalledSite site) {
    var targets = new FaultTargets(site.world());
    targets.log(
        "Somebody deletes the images that pods pull from %s.",
        "connectedRegistry", site.connected());
    var repairs =
        site.images().stream()
            .flatMap(image -> deleteImage(targets, site, image).stream())
            .toList();
    site.restartClients();
    return repairs.stream();
  }

  private static Optional<FaultRepair> deleteImage(
      FaultTargets targets, InstalledSite site, ImageName image) {
    var world = site.world();
    return world.locked(() -> {
      var cloud = site.connected().id().parent().orElseThrow().text();
      var before = world.images().find(cloud, image.repository(), image.reference());
      for (var store : List.of(cloud, site.connected().id().text())) {
        world.images().remove(store, image.repository(), (tag, _) -> tag.equals(image.reference()));
      }
      return before.map(deleted ->
          targets.lockedRepair(
              () -> world.images().find(cloud, image.repository(), image.reference()).isEmpty(),
              () -> world.images().put(cloud, image.repository(), image.reference(), deleted)));
    });
  }

  /** Somebody upgrades it with these settings; then the clients have to pull again. */
  private List<FaultRepair> upgradeWith(Fault fault, Map<String, String> settings) {
    return sites.of(fault).stream().map(site -> upgradeWith(site, settings)).toList();
  }

  private static FaultRepair upgradeWith(InstalledSite site, Map<String, String> settings) {
    var before = new HashMap<String, String>();
    settings.keySet().forEach(key -> before.put(key, site.setting(key)));
    site.upgrade(settings);
    site.restartClients();
    return new FaultRepair(
        () ->
            site.isInstalled()
                && settings.entrySet().stream()
                    .allMatch(each -> site.setting(each.getKey()).equals(each.getValue())),
        () -> site.upgrade(before));
  }
}
