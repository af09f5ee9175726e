package dev.lighterman.operation.repair;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.operation.PulledAddress;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds at which addresses a site may have served before: by the record of its last installation,
 * and by what its workloads pull from.
 */
record FindFormerAddresses(Optional<FormerInstallation> last) {
  /**
   * An address at which the site served before.
   *
   * @param isRecorded whether the bot itself installed there, so that it is sure
   * @param source how it is known
   */
  record Found(ServiceAddress address, boolean isRecorded, Sentence source) {}

  /** The surest first. */
  List<Found> all(Cluster cluster, ServiceNetwork network) {
    return Stream.concat(
            recorded().stream(),
            PulledAddress.in(cluster, network).stream().map(FindFormerAddresses::pulled))
        .toList();
  }

  /** Where the bot installed last; at most one. */
  List<Found> recorded() {
    return last.map(each -> new Found(each.step().address(), true, each.source())).stream()
        .toList();
  }

  private static Found pulled(PulledAddress pulled) {
    PullingWorkload by = pulled.by().found().getFirst();
    String workload = by.kind() + " " + by.namespace() + "/" + by.name();
    return new Found(
        pulled.address(), false, Sentence.of("repair.choice.pulled", "workload", workload));
  }
}
