package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.IMPORT;
import static dev.lighterman.operation.deploy.DeployOptions.LIKE;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.deploy.DeployForm.SelectedSite;
import dev.lighterman.request.Intent;
import dev.lighterman.site.ChannelScope;
import dev.lighterman.value.Repository;
import dev.lighterman.value.WorkloadMode;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What planning chooses where the form's fields are left empty, so that who fills it in sees it:
 * the same as for a typed line, as far as it is known before a site is selected.
 */
record DeployFormDefaults(Intent partial, ChannelScope scope, Optional<SelectedSite> selected) {
  String registry() {
    return selected
        .map(site ->
            new ChooseRegistry(site.snapshot(), scope)
                .byDefault(site.site())
                .map(CloudRegistry::name)
                .orElse(""))
        .orElseGet(() -> scope.registry().orElse(""));
  }

  /** None where they come from another site, or from what is imported. */
  String repositories() {
    boolean chosenOtherwise = partial.has(LIKE) || partial.has(IMPORT);
    return chosenOtherwise
        ? ""
        : scope.repositories().stream()
            .map(Repository::name)
            .sorted()
            .collect(Collectors.joining(","));
  }

  String workload() {
    return selected
        .map(site -> new ChooseWorkload(scope).byDefault(site.site()).value())
        .or(scope::workload)
        .orElse(WorkloadMode.CHECK)
        .toString();
  }
}
