package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
