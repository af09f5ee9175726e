package dev.lighterman.operation.deploy;

import dev.lighterman.site.SiteRecords;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.WorkloadMode;
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
 * @param workload what shows in the end that the site serves
 * @param image what it pulls, such as {@code hello-world:latest}; null where nothing does
 * @param importSource the image to import first, with its digest where it was known; null for none
 * @param context how the cluster is reached, as {@link dev.lighterman.site.Site#context} says it;
 *     null where it is not
 */
public record DeployDetails(
    ArmId cluster,
    ArmId connectedRegistry,
    List<Repository> repositories,
    ServiceAddress address,
    String pullName,
    String namespace,
    Volume volume,
    WorkloadMode workload,
    @Nullable String image,
    @Nullable String importSource,
    @Nullable String context) {
  private static final String WORKLOAD = "workload";

  public DeployDetails {
    repositories = List.copyOf(repositories);
  }

  /** What a connected registry's clients pull with, as Azure and Kubernetes both take it. */
  public static String pullTokenName(String connectedRegistry) {
    return KubernetesName.near(connectedRegistry, "-pull").text();
  }

  ArmId registry() {
    return connectedRegistry.parent();
  }

  /** What clients pull with. */
  ArmId clientToken() {
    return registry().child("tokens", pullName);
  }

  ConnectedRegistryName name() {
    return new ConnectedRegistryName(connectedRegistry.name());
  }

  /** As a plan's facts. */
  SequencedMap<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("cluster", cluster.toString());
    facts.put(SiteRecords.CONNECTED_REGISTRY, connectedRegistry.toString());
    facts.put(
        "repositories", String.join(",", repositories.stream().map(Repository::name).toList()));
    facts.put("address", address.toString());
    facts.put("pullName", pullName);
    facts.put("namespace", namespace);
    putIfSaid(facts, "storageClass", volume.storageClass());
    putIfSaid(facts, "storageSize", volume.size());
    facts.put(WORKLOAD, workload.toString());
    putIfSaid(facts, "image", image);
    putIfSaid(facts, "importSource", importSource);
    putIfSaid(facts, "context", context);
    return facts;
  }

  public static DeployDetails from(Map<String, String> facts) {
    return new DeployDetails(
        ArmId.of(said(facts, "cluster")),
        ArmId.of(said(facts, SiteRecords.CONNECTED_REGISTRY)),
        Arrays.stream(said(facts, "repositories").split(",")).map(Repository::new).toList(),
        ServiceAddress.of(said(facts, "address")),
        said(facts, "pullName"),
        said(facts, "namespace"),
        new Volume(facts.get("storageClass"), facts.get("storageSize")),
        workload(facts),
        facts.get("image"),
        facts.get("importSource"),
        facts.get("context"));
  }

  DeployDetails with(Volume other) {
    return new DeployDetails(
        cluster,
        connectedRegistry,
        repositories,
        address,
        pullName,
        namespace,
        other,
        workload,
        image,
        importSource,
        context);
  }

  private static WorkloadMode workload(Map<String, String> facts) {
    return facts.containsKey(WORKLOAD)
        ? WorkloadMode.of(said(facts, WORKLOAD)).orElseThrow()
        : beforeChecks(facts);
  }

  /** Plans of the time before there were checks do not name it. */
  private static WorkloadMode beforeChecks(Map<String, String> facts) {
    return facts.containsKey("image") ? WorkloadMode.DEPLOY : WorkloadMode.NONE;
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
