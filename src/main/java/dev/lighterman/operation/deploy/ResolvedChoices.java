package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Choice;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was chosen for one deployment.
 *
 * @param cluster what the address was chosen by
 */
record ResolvedChoices(
    SourcedValue<CloudRegistry> registry,
    SourcedValue<ConnectedRegistryName> name,
    SourcedValue<List<Repository>> repositories,
    ClusterSnapshot cluster,
    SourcedValue<ServiceAddress> address,
    SourcedValue<WorkloadMode> workload,
    Optional<SourcedValue<String>> image) {
  /** In the order in which people read them. */
  List<Choice> choices() {
    return Stream.concat(
            Stream.of(
                registry.choice(),
                name.choice(),
                repositories.choice(),
                address.choice(),
                workload.choice()),
            image.map(SourcedValue::choice).stream())
        .toList();
  }
}
