package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The faults that make Helm fail: each breaks the cluster or the settings, and then the extension
 * is installed again, or upgraded.
 */
final class InstallationFaultEffects {

  private static final String SERVICE_IP = "service.clusterIP";
  private static final String STORAGE_CLASS = "pvc.storageClassName";
  private static final String CERT_MANAGER_INSTALL = "cert-manager.install";
  private static final String HOLD = "edge.example/hold";

  private final InstalledSite.Finder sites;

  InstallationFaultEffects(InstalledSite.Finder sites) {
    this.sites = sites;
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "service-ip-out-of-range",
        fault -> reinstallWith(fault, SERVICE_IP, fault.detail("address").orElse("192.100.100.1")),
        "service-ip-in-use",
        fault -> onEach(fault, InstallationFaultEffects::takeServiceIp),
        "volume-pending",
        fault -> reinstallWith(fault, STORAGE_CLASS, fault.detail("class").orElse("azurefile")),
        "helm-timeout",
        fault -> onEach(fault, InstallationFaultEffects::blockPulls),
        "cert-manager-conflict",
        fault -> onEach(fault, InstallationFaultEffects::requestCertManager),
        "helm-operation-in-progress",
        fault -> onEach(fault, site -> leaveRelease(site, "pending-upgrade")),
        "helm-release-left",
        fault -> onEach(fault, site -> leaveRelease(site, "deployed")),
        "namespace-terminating",
        fault -> onEach(fault, InstallationFaultEffects::holdNamespace),
        "chart-not-found",
        fault -> onEach(fault, site -> pinVersion(site, fault.detail("version").orElse("0.1.9"))));
  }

  private List<FaultRepair> onEach(Fault fault, Function<InstalledSite, FaultRepair> effect) {
    return sites.of(fault).stream().map(effect).toList();
  }

  /** Somebody installs it anew with another value of a setting. */
  private List<FaultRepair> reinstallWith(Fault fault, String key, String value) {
    return onEach(
        fault,
        site -> {
          var before = site.setting(key);
          site.reinstall(Map.of(key, value));
          return new FaultRepair(
              () -> site.isInstalled() && site.setting(key).equals(value),
              () -> site.reinstall(Map.of(key, before)));
        });
  }

  /** Somebody else's Service takes the address while it is installed anew. */
  private static FaultRepair takeServiceIp(InstalledSite site) {
    var address = site.settings().serviceIp();
    site.uninstall();
    try {
      site.cluster().apply(service(address));
    } finally {
      site.reinstall(Map.of());
    }
    return new FaultRepair(
        () ->
            site.settings().serviceIp().equals(address)
                && site.cluster().get("Service", "default", "price-labels").isPresent(),
        () -> {
          site.cluster().delete("Service", "default", "price-labels");
          reinstallIfFailed(site);
        });
  }

  private static ObjectNode service(String address) {
    var service = Json.object().put("apiVersion", "v1").put("kind", "Service");
    service.putObject("metadata").put("name", "price-labels").put("namespace", "default");
    var spec = service.putObject("spec").put("clusterIP", address);
    spec.putArray("ports").addObject().put("name", "https").put("port", 443);
    return service;
  }

  /** The nodes have to pull the images again, and don't reach their registry. */
  private static FaultRepair blockPulls(InstalledSite site) {
    site.cluster().removeImages(RegistryImagePuller.MICROSOFT);
    site.reinstall(Map.of());
    return new FaultRepair(() -> true, () -> reinstallIfFailed(site));
  }

  /** cert-manager is somebody else's, and the extension is to install its own. */
  private static FaultRepair requestCertManager(InstalledSite site) {
    var before = site.setting(CERT_MANAGER_INSTALL);
    var handBack = handOverCertManager(site);
    site.reinstall(Map.of(CERT_MANAGER_INSTALL, "true"));
    return new FaultRepair(
        () -> site.isInstalled() && site.settings().installsCertManager() && !ownsCertManager(site),
        () -> {
          handBack.run();
          site.reinstall(Map.of(CERT_MANAGER_INSTALL, before));
        });
  }

  private static boolean ownsCertManager(InstalledSite site) {
    return site.cluster()
        .get("Deployment", HelmChart.CERT_MANAGER, HelmChart.CERT_MANAGER)
        .filter(deployment -> HelmChart.release(deployment).equals(site.extension().id().name()))
        .isPresent();
  }

  /** Hands cert-manager over to another release, if it is the extension's; returns the undoing. */
  private static Runnable handOverCertManager(InstalledSite site) {
    if (ownsCertManager(site)) {
      setOwner(site, HelmChart.CERT_MANAGER);
      return () -> setOwner(site, site.extension().id().name());
    }
    if (site.cluster().get("Namespace", "", HelmChart.CERT_MANAGER).isPresent()) {
      return () -> {};
    }
    HelmChart.certManager(new ExtensionSettings(HelmChart.CERT_MANAGER, Map.of(), Map.of()))
        .forEach(site.cluster()::apply);
    return () -> site.cluster().delete("Namespace", "", HelmChart.CERT_MANAGER);
  }

  private static void setOwner(InstalledSite site, String release) {
    site.cluster()
        .change(
            "Deployment",
            HelmChart.CERT_MANAGER,
            HelmChart.CERT_MANAGER,
            deployment ->
                deployment
                    .withObject("/metadata")
                    .withObjectProperty("annotations")
                    .put("meta.helm.sh/release-name", release));
  }

  /** A release is left in the cluster: one that never ended, or one of an earlier extension. */
  private static FaultRepair leaveRelease(InstalledSite site, String status) {
    var secret = new HelmRelease(site.cluster()).store(site.extension().id().name(), status);
    if (status.equals("deployed")) {
      site.reinstall(Map.of());
    } else {
      site.upgrade(Map.of());
    }
    var name = ObjectMeta.name(secret);
    return new FaultRepair(
        () -> site.cluster().get("Secret", HelmChart.NAMESPACE, name).isPresent(),
        () -> {
          site.cluster().delete("Secret", HelmChart.NAMESPACE, name);
          if (site.isFailed()) {
            site.upgrade(Map.of());
          }
        });
  }

  /** The namespace is deleted, but an object in it stays, as nobody removes its finalizer. */
  private static FaultRepair holdNamespace(InstalledSite site) {
    var held = Json.object().put("apiVersion", "v1").put("kind", "ConfigMap");
    var metadata = held.putObject("metadata").put("name", "backup-lock");
    metadata.put("namespace", HelmChart.NAMESPACE).putArray("finalizers").add(HOLD);
    site.cluster().apply(held);
    site.uninstall();
    site.cluster().delete("Namespace", "", HelmChart.NAMESPACE);
    site.reinstall(Map.of());
    return new FaultRepair(
        () -> site.cluster().get("ConfigMap", HelmChart.NAMESPACE, "backup-lock").isPresent(),
        () -> {
          site.cluster()
              .change(
                  "ConfigMap",
                  HelmChart.NAMESPACE,
                  "backup-lock",
                  each -> each.withObject("/metadata").remove("finalizers"));
          reinstallIfFailed(site);
        });
  }

  private static FaultRepair pinVersion(InstalledSite site, String version) {
    setVersion(site, version);
    site.upgrade(Map.of());
    return new FaultRepair(
        () ->
            site.isInstalled()
                && site.world()
                    .locked(() -> site.extension().text("/properties/version"))
                    .equals(version),
        () -> {
          setVersion(site, "");
          site.upgrade(Map.of());
        });
  }

  private static void setVersion(InstalledSite site, String version) {
    site.world()
        .runLocked(() -> {
          site.extension().set("/properties/version", version);
          site.extension().set("/properties/autoUpgradeMinorVersion", version.isEmpty());
        });
  }

  private static void reinstallIfFailed(InstalledSite site) {
    if (site.isInstalled() && site.isFailed()) {
      site.reinstall(Map.of());
    }
  }
}
