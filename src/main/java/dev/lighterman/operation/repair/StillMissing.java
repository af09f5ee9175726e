package dev.lighterman.operation.repair;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.site.SiteRecords.RecordedInstallation;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a deployment made at a site that is gone and that a repair does not bring back, as after a
 * removal that stopped half way: its end must not sound as if all were well.
 */
record StillMissing(OperationContext services, RepairedSite site) {
  private static final Set<Cure> WRITE_THE_SECRET =
      Set.of(Cure.EXTENSION, Cure.CLIENT_TOKEN, Cure.CONNECTED_REGISTRY);

  /** Empty as well where nobody can look: what is repaired in Azure needs no cluster. */
  List<Sentence> after(Cure cure) {
    String context = site.context();
    if (context == null || cure.isOfSharedThings()) {
      return List.of();
    }
    return services
        .siteRecords()
        .installation(site.cluster().id(), site.connected().id())
        .map(installation -> after(cure, installation, context))
        .orElse(List.of());
  }

  private List<Sentence> after(Cure cure, RecordedInstallation installation, String context) {
    try (Cluster cluster = services.clusters().open(context)) {
      Stream<Sentence> secret =
          WRITE_THE_SECRET.contains(cure) ? Stream.of() : secret(cluster, installation);
      return Stream.concat(secret, workloads(cluster, installation)).toList();
    } catch (TryLater | OperatorMustAct unseen) {
      return List.of();
    }
  }

  private static Stream<Sentence> secret(Cluster cluster, RecordedInstallation installation) {
    return Stream.of(installation.plan().details())
        .filter(DeployDetails.class::isInstance)
        .map(DeployDetails.class::cast)
        .filter(made -> cluster.pullSecret(made.namespace(), made.pullName()).isEmpty())
        .map(made ->
            Sentence.of(
                "repair.note.secret-stays-gone",
                "secret",
                made.namespace() + "/" + made.pullName()));
  }

  private static Stream<Sentence> workloads(Cluster cluster, RecordedInstallation installation) {
    return installation
        .plan()
        .steps(DeployWorkload.class)
        .map(DeployWorkload::workload)
        .filter(made -> !cluster.workloadExists(made.namespace(), made.name()))
        .map(made -> says(made, installation));
  }

  private static Sentence says(Workload made, RecordedInstallation installation) {
    return Sentence.of(
            "repair.note.workload-stays-gone", "workload", made.namespace() + "/" + made.name())
        .with("request", installation.request().toString());
  }
}
