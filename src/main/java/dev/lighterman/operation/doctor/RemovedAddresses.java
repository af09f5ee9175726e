package dev.lighterman.operation.doctor;

import dev.lighterman.request.Plan;
import dev.lighterman.request.RequestState;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.store.Requests;
import dev.lighterman.value.ArmId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** At which addresses connected registries served that we removed, by our own record. */
record RemovedAddresses(Requests requests) {
  /**
   * Without those at which one was installed again: if nothing serves there, that is another fault.
   */
  Set<String> of(ArmId site) {
    Set<String> removed = new HashSet<>();
    Set<String> installedSince = new HashSet<>();
    requests.forSite(site).stream()
        .filter(request -> request.state() instanceof RequestState.Succeeded)
        .flatMap(request -> Stream.ofNullable(request.plan()))
        .forEach(plan -> {
          removedBy(plan).filter(each -> !installedSince.contains(each)).forEach(removed::add);
          installedBy(plan).forEach(installedSince::add);
        });
    return Set.copyOf(removed);
  }

  /** Who repairs a site deletes its extension, too, and installs it again. */
  private static Stream<String> removedBy(Plan plan) {
    return plan.removes()
        ? plan.steps(RemoveExtension.class).flatMap(removal -> Stream.ofNullable(removal.address()))
        : Stream.of();
  }

  private static Stream<String> installedBy(Plan plan) {
    return plan.steps(InstallExtension.class).map(install -> install.address().toString());
  }
}
