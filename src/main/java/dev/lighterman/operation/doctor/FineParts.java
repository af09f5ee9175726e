package dev.lighterman.operation.doctor;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistrationState;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.kubernetes.PodState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The parts of a site that work: that were seen to, and that nothing that is wrong is about. Where
 * no cause is known, a part that does not work is not fine all the same.
 */
record FineParts(SiteEvidence evidence, RootCauses causes) {
  /** In the order in which people would look. */
  List<Part<?>> list() {
    Set<Part<?>> wrong = new HashSet<>(unwell());
    wrong.addAll(causes.affected());
    return Part.WORKING.stream().filter(part -> isThere(part) && !wrong.contains(part)).toList();
  }

  /** Where there is nothing, nothing is fine; and nothing is pulled where no pod serves. */
  private boolean isThere(Part<?> part) {
    Part<?> needed = part.equals(Part.PULLS) ? Part.PODS : part;
    return evidence.see(part).isPresent()
        && evidence
            .see(needed)
            .filter(seen -> !(seen instanceof List<?> list && list.isEmpty()))
            .isPresent();
  }

  /** Those whose own state says so, whatever the causes are. */
  private Set<Part<?>> unwell() {
    return Stream.of(
            where(Part.PROVIDERS, states -> !registered(states.values())),
            where(Part.CLUSTER, ArcCluster::outOfTouch),
            where(Part.EXTENSION, it -> it.provisioning() != ProvisioningState.SUCCEEDED),
            where(Part.PODS, pods -> !pods.stream().allMatch(FineParts::runs)),
            where(Part.VOLUME, claim -> !claim.phase().equals("Bound")),
            where(Part.CONNECTED_REGISTRY, ConnectedRegistry::needsAttention),
            where(Part.SYNC_TOKEN, FineParts::isDisabled),
            where(Part.CLIENT_TOKENS, all -> all.stream().anyMatch(FineParts::isDisabled)),
            where(Part.PULLS, failing -> !failing.isEmpty()))
        .flatMap(each -> each)
        .collect(toUnmodifiableSet());
  }

  /** The part, if this is so there. */
  private <T> Stream<Part<?>> where(Part<T> part, Predicate<T> wrong) {
    return evidence.see(part).filter(wrong).isPresent() ? Stream.of(part) : Stream.of();
  }

  private static boolean registered(Collection<RegistrationState> states) {
    return states.stream().allMatch(RegistrationState.REGISTERED::equals);
  }

  private static boolean runs(PodState pod) {
    return pod.node() != null && pod.waitingReason() == null;
  }

  private static boolean isDisabled(TokenEvidence token) {
    return !token.token().enabled();
  }
}
