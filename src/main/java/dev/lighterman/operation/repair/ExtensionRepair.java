package dev.lighterman.operation.repair;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.operation.repair.RepairDetails.NewExtension;
import dev.lighterman.step.Volume;
import dev.lighterman.step.cloud.DeactivateConnectedRegistry;
import dev.lighterman.step.extension.FormerAddress;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the extension and installs it again. The connected registry is deactivated in between:
 * the new volume makes it another instance. A pull secret that is gone is written again as well:
 * who had a removal stopped half way has lost it too, and nobody would notice before a restart.
 *
 * @param cluster what the installation depends on
 * @param clients those whose pull secret is gone, or could not be looked at, or who have to be
 *     attached again; empty if there are none
 * @param recreation of the connected registry, where somebody deleted it
 */
record ExtensionRepair(
    RegistryTokens tokens,
    RepairedSite site,
    NewExtension values,
    ClusterState cluster,
    Optional<ClientTokenRepair> clients,
    Optional<Recreation> recreation) {
  private static final String REMOVE = "remove-extension";
  private static final String DEACTIVATE = "deactivate";
  private static final String INSTALL = "install-extension";

  /** What is set again; others would be lost. */
  private static final Set<String> KNOWN_SETTINGS =
      Set.of(
          Extension.SERVICE_ADDRESS,
          Extension.REQUEST,
          Extension.PASSWORD,
          Extension.PASSWORD_REQUEST,
          Volume.CLASS,
          Volume.SIZE,
          InstallExtension.CERT_MANAGER);

  /** What the chart does without these settings. */
  private static final Map<String, String> DEFAULTS =
      Map.of(Extension.CERT_MANAGER_ENABLED, "true", Extension.TRUST_DISTRIBUTION, "true");

  /**
   * The state of the site's cluster.
   *
   * @param users what pulls from the former address; null if there is none, or if the cluster can't
   *     be reached to look
   */
  record ClusterState(int nodes, boolean certManager, @Nullable PullingWorkloads users) {
    static ClusterState read(
        Clusters clusters, RepairedSite site, Optional<ServiceAddress> former) {
      if (site.context() == null) {
        return new ClusterState(site.cluster().nodes(), false, null);
      }
      try (Cluster cluster = clusters.open(site.context())) {
        return new ClusterState(
            cluster.nodeNames().size(),
            cluster.hasCertManager(),
            former
                .map(ServiceAddress::toString)
                .map(Set::of)
                .map(cluster::pullingFrom)
                .orElse(null));
      }
    }
  }

  PlannedRepair plan() {
    site.extension().ifPresent(this::refuseOtherSettings);
    var graph = new StepGraph();
    site.extension()
        .ifPresent(found -> graph.add(REMOVE, new RemoveExtension(found.id(), null, null)));
    recreation.ifPresent(each -> each.addTo(graph, REMOVE));
    if (site.connected().active()) {
      graph.add(
          DEACTIVATE,
          new DeactivateConnectedRegistry(site.connected().id(), site.extension().isPresent()),
          REMOVE);
    }
    InstallExtension installation = installation();
    graph.add(INSTALL, installation, REMOVE, DEACTIVATE, Recreation.CREATE);
    var verification = new Verification(site);
    verification.addTo(graph, installation.id(), site.context(), INSTALL);
    if (site.context() != null) {
      clients.ifPresent(each -> each.addTo(graph, INSTALL));
    }
    return new PlannedRepair(
        graph,
        Stream.of(notes(), clientNotes(), verification.notes().stream())
            .flatMap(each -> each)
            .toList());
  }

  private Stream<Sentence> clientNotes() {
    return clients.stream()
        .flatMap(each ->
            site.context() == null
                ? Stream.of(
                    Sentence.of("repair.note.unseen-secret", "secret", each.secretName())
                        .with("site", site.label()))
                : Stream.concat(
                    each.secret().isPresent()
                        ? Stream.of()
                        : Stream.of(
                            Sentence.of("repair.note.missing-secret", "secret", each.secretName())),
                    each.notes().stream()));
  }

  private Stream<Sentence> notes() {
    var outage = Sentence.of("repair.note.outage", "site", site.label());
    return site.extension().filter(Extension::hasNoCertificate).isPresent()
        ? Stream.of(outage, Sentence.of("repair.note.certificate"))
        : Stream.of(outage);
  }

  private void refuseOtherSettings(Extension found) {
    List<String> others =
        found.settings().entrySet().stream()
            .filter(each -> !KNOWN_SETTINGS.contains(each.getKey()))
            .filter(each -> !DEFAULTS.entrySet().contains(each))
            .filter(each -> !isLostCertificate(each.getKey(), found))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      throw new AskerMustAct(
          Sentence.of("repair.other-settings", "name", found.name())
              .with("keys", others)
              .with("lines", linesToInstallAgain(found)));
    }
    SyncPasswordRepair.refuseOtherSecrets(found);
  }

  /** How people do by hand what this repair does, with all the settings that there are. */
  private List<Sentence> linesToInstallAgain(Extension found) {
    ArmId id = site.connected().id();
    return Stream.of(
            Stream.of(RemoveExtension.command(found.id())),
            new DeactivateConnectedRegistry(id, true).commands().stream(),
            InstallExtension.commands(found.id(), id, new TreeMap<>(found.settings())).stream())
        .flatMap(each -> each)
        .map(line -> Sentence.of("card.code", "text", line))
        .toList();
  }

  /** What it says of a certificate of its own, where that is gone: cert-manager makes another. */
  private static boolean isLostCertificate(String key, Extension found) {
    return key.equals(Extension.CERT_MANAGER_ENABLED) && found.hasNoCertificate();
  }

  /**
   * Where the site served before, if that changes: whoever pulls from there is hurt for good only
   * then. Old stored plans don't say it, so that it is where the present extension serves.
   */
  static Optional<ServiceAddress> former(RepairedSite site, NewExtension values) {
    return Optional.ofNullable(values.former())
        .or(() ->
            site.extension().flatMap(Extension::serviceAddress).flatMap(ServiceAddress::maybe))
        .filter(from -> !from.equals(values.address()));
  }

  private InstallExtension installation() {
    boolean hasPassword =
        syncToken().flatMap(token -> token.password(RegistryToken.Slot.FIRST)).isPresent();
    return new InstallExtension(
        extension(),
        site.connected().id(),
        values.address(),
        !cluster.certManager(),
        values.volume(),
        site.context(),
        hasPassword ? site.syncToken() : null,
        cluster.nodes(),
        former(site, values).map(from -> new FormerAddress(from, cluster.users())).orElse(null));
  }

  /** Whoever creates the connected registry again makes its token, too. */
  private Optional<RegistryToken> syncToken() {
    return recreation.isPresent()
        ? tokens.token(site.syncToken())
        : Optional.of(SyncTokenRepair.token(tokens, site));
  }

  /** The name of the present one, else that of a deployment's. */
  private ArmId extension() {
    return site.extension()
        .map(Extension::id)
        .orElseGet(() ->
            site.cluster()
                .id()
                .extension("Microsoft.KubernetesConfiguration/extensions", site.name()));
  }
}
