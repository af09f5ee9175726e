package dev.lighterman.operation.remove;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.SyncedRepositories;
import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.operation.remove.OwnedResources.NamespacedName;
import dev.lighterman.operation.remove.RemoveDetails.Restoration;
import dev.lighterman.step.Volume;
import dev.lighterman.step.extension.InstallExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds with what a deployment brings back what a removal takes away.
 *
 * @param context null if the cluster can't be reached
 * @param workloads the Deployments that the removal deletes
 * @param othersSecrets the pull secrets of others, which stay
 */
record FindRestoration(
    OperationContext services,
    @Nullable String context,
    DeployedObjects deployed,
    List<NamespacedName> workloads,
    List<NamespacedName> othersSecrets) {
  /** Empty if nobody can tell. */
  Optional<Restoration> of(ConnectedRegistry connected, Optional<Extension> extension) {
    Optional<Workload> workload =
        deployed
            .deployments()
            .filter(each -> workloads.contains(DeployedObjects.named(each)))
            .findFirst();
    String namespace =
        deployed
            .secrets(connected.name())
            .findFirst()
            .map(NamespacedName::namespace)
            .orElse(DeployDetails.DEFAULT_NAMESPACE);
    var secret = new NamespacedName(namespace, DeployDetails.pullTokenName(connected.name()));
    List<String> repositories = SyncedRepositories.by(services.azure().tokens(), connected);
    return extension
        .filter(_ -> !repositories.isEmpty())
        .flatMap(installed ->
            installed
                .serviceAddress()
                .map(address ->
                    new Restoration(
                        repositories,
                        address,
                        othersSecrets.contains(secret) ? secret : null,
                        options(workload, namespace, installed),
                        workload
                            .filter(this::isChanged)
                            .map(DeployedObjects::named)
                            .orElse(null))));
  }

  private static List<String> options(
      Optional<Workload> workload, String namespace, Extension extension) {
    var options = new ArrayList<String>();
    if (workload.isPresent()) {
      options.add("workload=deploy");
    }
    if (!namespace.equals(DeployDetails.DEFAULT_NAMESPACE)) {
      options.add("namespace=" + namespace);
    }
    option(InstallExtension.STORAGE_CLASS, extension.settings().get(Volume.CLASS))
        .ifPresent(options::add);
    option(InstallExtension.STORAGE_SIZE, extension.settings().get(Volume.SIZE))
        .ifPresent(options::add);
    return options;
  }

  /** Empty where the extension has no such setting, so that the default holds. */
  private static Optional<String> option(String name, @Nullable String setting) {
    return Optional.ofNullable(setting).map(value -> name + "=" + value);
  }

  /** Whether somebody made another Deployment of it, which no deployment brings back. */
  private boolean isChanged(Workload workload) {
    if (context == null) {
      return false;
    }
    try (Cluster cluster = services.clusters().open(context)) {
      return cluster
          .workload(workload.namespace(), workload.name())
          .filter(found -> !found.equals(workload))
          .isPresent();
    }
  }
}
