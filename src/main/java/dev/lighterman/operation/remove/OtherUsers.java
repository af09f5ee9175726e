package dev.lighterman.operation.remove;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.remove.OwnedResources.NamespacedName;
import dev.lighterman.step.extension.RemoveExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the workloads of others that pull from the registry that a removal takes away: they run on
 * until their next restart.
 *
 * @param context null if the cluster can't be reached
 * @param workloads the removal's own Deployments
 * @param checks the removal's own Jobs
 */
record OtherUsers(
    OperationContext services,
    @Nullable String context,
    List<NamespacedName> workloads,
    List<NamespacedName> checks) {
  RemoveExtension removal(Extension extension, @Nullable ConnectedRegistry connected) {
    Set<String> hosts = new HashSet<>();
    extension.serviceAddress().ifPresent(hosts::add);
    if (connected != null && connected.address() != null) {
      hosts.add(connected.address());
    }
    if (hosts.isEmpty()) {
      return new RemoveExtension(extension.id(), null, null);
    }
    String address = extension.serviceAddress().orElseGet(() -> hosts.iterator().next());
    return new RemoveExtension(extension.id(), address, pullingFrom(hosts));
  }

  private @Nullable PullingWorkloads pullingFrom(Set<String> hosts) {
    if (context == null) {
      return null;
    }
    try (Cluster cluster = services.clusters().open(context)) {
      PullingWorkloads all = cluster.pullingFrom(hosts);
      return new PullingWorkloads(
          all.found().stream().filter(each -> !isOwn(each)).toList(), all.unlisted());
    }
  }

  private boolean isOwn(PullingWorkload found) {
    var name = new NamespacedName(found.namespace(), found.name());
    return switch (found.kind()) {
      case "Deployment" -> workloads.contains(name);
      case "Job" -> checks.contains(name);
      default -> false;
    };
  }

  /** The pull secrets of others, by the workloads that use them. */
  static List<NamespacedName> keptSecrets(PullingWorkloads users, List<NamespacedName> own) {
    return users.found().stream()
        .flatMap(user ->
            user.pullSecrets().stream().map(name -> new NamespacedName(user.namespace(), name)))
        .distinct()
        .filter(secret -> !own.contains(secret))
        .toList();
  }
}
