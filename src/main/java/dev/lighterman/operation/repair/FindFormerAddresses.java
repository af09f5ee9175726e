package dev.lighterman.operation.repair;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.PulledAddress;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds at which addresses a site may have served before: by the record of its last installation,
 * and by what its workloads pull from.
 */
record FindFormerAddresses(OperationContext services, RepairedSite site) {
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

  /** Where the bot installed last, unless it has removed that since; at most one. */
  List<Found> recorded() {
    return services.requests().forSite(site.cluster().id()).stream()
        .filter(request -> request.state() instanceof RequestState.Succeeded)
        .takeWhile(request -> !isRemoval(request))
        .flatMap(request -> installed(request).stream())
        .limit(1)
        .toList();
  }

  private static boolean isRemoval(Request request) {
    return Objects.requireNonNull(request.plan()).details().connectedRegistryAfter().isEmpty();
  }

  private Optional<Found> installed(Request request) {
    return Objects.requireNonNull(request.plan()).steps().stream()
        .map(PlannedStep::step)
        .filter(InstallExtension.class::isInstance)
        .map(InstallExtension.class::cast)
        .filter(step -> step.connectedRegistry().equals(site.connected().id()))
        .findFirst()
        .map(step ->
            new Found(
                step.address(),
                true,
                Sentence.of("repair.choice.recorded", "request", request.number().toString())));
  }

  private static Found pulled(PulledAddress pulled) {
    PullingWorkload by = pulled.by().found().getFirst();
    String workload = by.kind() + " " + by.namespace() + "/" + by.name();
    return new Found(
        pulled.address(), false, Sentence.of("repair.choice.pulled", "workload", workload));
  }
}
