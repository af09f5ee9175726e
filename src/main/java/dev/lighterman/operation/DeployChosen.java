package dev.lighterman.operation;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Choice;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import java.util.List;

/**
 * What was chosen for one deployment.
 *
 * @param cluster what the address was chosen by
 */
record DeployChosen(
    Chosen<CloudRegistry> registry,
    Chosen<ConnectedRegistryName> name,
    Chosen<List<Repository>> repositories,
    ClusterLook cluster,
    Chosen<ServiceAddress> address,
    Chosen<String> workload) {
  /** In the order in which people read them. */
  List<Choice> choices() {
    return List.of(
        registry.choice(),
        name.choice(),
        repositories.choice(),
        address.choice(),
        workload.choice());
  }
}
