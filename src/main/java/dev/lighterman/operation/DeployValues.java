package dev.lighterman.operation;

import dev.lighterman.site.StoredDeployments;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a deployment resolved and named, so that its plan can be made again from it.
 *
 * @param pullName what the client token and the pull secret are called
 * @param image what the workload runs, such as {@code hello-world:latest}; null for no workload
 * @param importSource the image to import first; null for none
 * @param context the kubeconfig context; null where the cluster can't be reached
 */
record DeployValues(
    ArmId cluster,
    ArmId connectedRegistry,
    List<Repository> repositories,
    ServiceAddress address,
    String pullName,
    String namespace,
    Volume volume,
    @Nullable String image,
    @Nullable String importSource,
    @Nullable String context) {
  DeployValues {
    repositories = List.copyOf(repositories);
  }

  ArmId registry() {
    return connectedRegistry.parent();
  }

  ConnectedRegistryName name() {
    return new ConnectedRegistryName(connectedRegistry.name());
  }

  /** As a plan's facts. */
  SequencedMap<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("cluster", cluster.toString());
    facts.put(StoredDeployments.CONNECTED_REGISTRY, connectedRegistry.toString());
    facts.put(
        "repositories", String.join(",", repositories.stream().map(Repository::name).toList()));
    facts.put("address", address.toString());
    facts.put("pullName", pullName);
    facts.put("namespace", namespace);
    putIfSaid(facts, "storageClass", volume.storageClass());
    putIfSaid(facts, "storageSize", volume.size());
    putIfSaid(facts, "image", image);
    putIfSaid(facts, "importSource", importSource);
    putIfSaid(facts, "context", context);
    return facts;
  }

  static DeployValues from(Map<String, String> facts) {
    return new DeployValues(
        ArmId.of(said(facts, "cluster")),
        ArmId.of(said(facts, StoredDeployments.CONNECTED_REGISTRY)),
        Arrays.stream(said(facts, "repositories").split(",")).map(Repository::new).toList(),
        ServiceAddress.of(said(facts, "address")),
        said(facts, "pullName"),
        said(facts, "namespace"),
        new Volume(facts.get("storageClass"), facts.get("storageSize")),
        facts.get("image"),
        facts.get("importSource"),
        facts.get("context"));
  }

  DeployValues with(Volume other) {
    return new DeployValues(
        cluster,
        connectedRegistry,
        repositories,
        address,
        pullName,
        namespace,
        other,
        image,
        importSource,
        context);
  }

  private static String said(Map<String, String> facts, String name) {
    String value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a deployment's plan says its " + name);
    }
    return value;
  }

  private static void putIfSaid(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.put(name, value);
    }
  }
}
