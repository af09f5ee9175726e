package dev.lighterman.operation.repair;

import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Objects;
import java.util.Optional;

/** What the bot installed last at a site, by its own record. */
record FormerInstallation(InstallExtension step, RequestNumber request) {
  /** Empty as well if the bot has removed that since. */
  static Optional<FormerInstallation> of(OperationContext services, RepairedSite site) {
    return services.requests().forSite(site.cluster().id()).stream()
        .filter(request -> request.state() instanceof RequestState.Succeeded)
        .takeWhile(request -> !plan(request).removes())
        .flatMap(request -> installed(request, site).stream())
        .findFirst();
  }

  private static Plan plan(Request request) {
    return Objects.requireNonNull(request.plan());
  }

  private static Optional<FormerInstallation> installed(Request request, RepairedSite site) {
    return plan(request)
        .steps(InstallExtension.class)
        .filter(step -> step.connectedRegistry().equals(site.connected().id()))
        .findFirst()
        .map(step -> new FormerInstallation(step, request.number()));
  }

  /** How a value that it was installed with is known. */
  Sentence source() {
    return Sentence.of("repair.choice.recorded", "request", request.toString());
  }
}
