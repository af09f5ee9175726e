package dev.lighterman.sandbox.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.Cluster;
import dev.lighterman.sandbox.world.MainJob;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What Azure, the registries and the cluster show of the quickstart's commands. */
public final class Evidence {
  private static final String EXTENSIONS = "providers/Microsoft.KubernetesConfiguration/extensions";
  private static final String STATE = "/properties/provisioningState";

  private final World world;
  private final Cluster cluster;
  private final MainJob job;
  private final Map<String, BooleanSupplier> byName;

  /** Of this job's, in this world and on the cluster that it is about. */
  public Evidence(World world, Cluster cluster, MainJob job) {
    this.world = world;
    this.cluster = cluster;
    this.job = job;
    this.byName =
        Map.ofEntries(
            Map.entry("kubernetes-registered", () -> registered("Microsoft.Kubernetes")),
            Map.entry(
                "kubernetes-configuration-registered",
                () -> registered("Microsoft.KubernetesConfiguration")),
            Map.entry(
                "extended-location-registered", () -> registered("Microsoft.ExtendedLocation")),
            Map.entry("image-imported", this::imported),
            Map.entry("connected-registry-created", () -> connected(one -> true)),
            Map.entry("sync-password-generated", this::passwordGenerated),
            Map.entry("extension-there", () -> extension(one -> !one.text(STATE).equals("Failed"))),
            Map.entry(
                "extension-succeeded", () -> extension(one -> one.text(STATE).equals("Succeeded"))),
            Map.entry(
                "online",
                () -> connected(one -> one.text("/properties/connectionState").equals("Online"))),
            Map.entry("synchronized", () -> connected(Evidence::synchronizedOnce)),
            Map.entry("pull-secret-there", this::pullSecretThere),
            Map.entry("pulled", this::pulled),
            Map.entry("extension-gone", this::extensionGone),
            Map.entry("connected-registry-gone", this::connectedRegistryGone));
  }

  /** Whether the world shows this now. */
  boolean shows(String name) {
    BooleanSupplier evidence = byName.get(name);
    if (evidence == null) {
      throw new IllegalArgumentException("The world has no evidence called " + name);
    }
    return evidence.getAsBoolean();
  }

  private boolean registered(String namespace) {
    return world.locked(() ->
        world
            .providers()
            .find(job.cluster().subscription(), namespace)
            .filter(provider -> provider.registered())
            .isPresent());
  }

  private boolean imported() {
    return world.locked(
        () -> world.images().find(job.registry().text(), job.repository(), job.tag()).isPresent());
  }

  private boolean connected(Predicate<Resource> so) {
    return found(job.registry().child("connectedRegistries", job.connectedRegistry()), so);
  }

  private boolean extension(Predicate<Resource> so) {
    return found(job.cluster().child(EXTENSIONS, job.connectedRegistry()), so);
  }

  private boolean found(ResourceId id, Predicate<Resource> so) {
    return world.locked(() -> world.resources().find(id).filter(so).isPresent());
  }

  private boolean passwordGenerated() {
    return connected(one ->
        world
            .passwords()
            .find(
                new ResourceId(one.text("/properties/parent/syncProperties/tokenId")), "password1")
            .isPresent());
  }

  private static boolean synchronizedOnce(Resource connected) {
    return !connected.text("/properties/parent/syncProperties/lastSyncTime").isEmpty();
  }

  /** A login for the connected registry's address, under whatever name. */
  private boolean pullSecretThere() {
    return cluster.list("Secret", "default").stream()
        .map(secret -> secret.at("/data/.dockerconfigjson").asText())
        .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .anyMatch(logins -> logins.contains("\"" + serviceIp() + "\""));
  }

  private boolean pulled() {
    String image = serviceIp() + "/" + job.repository();
    return cluster.list("Pod", "default").stream().anyMatch(pod -> holds(pod, image));
  }

  private static boolean holds(ObjectNode pod, String image) {
    return pod.at("/status/containerStatuses/0/imageID").asText().startsWith(image + "@");
  }

  /** The address that the extension was given; before, the one that the page would have used. */
  private String serviceIp() {
    return world.locked(() ->
        world
            .resources()
            .find(job.cluster().child(EXTENSIONS, job.connectedRegistry()))
            .map(one -> one.text("/properties/configurationSettings/service.clusterIP"))
            .orElse(job.serviceIp()));
  }

  private boolean extensionGone() {
    return !extension(one -> true)
        && happened(
            "Extension %s is gone from cluster %s in Azure."
                .formatted(job.connectedRegistry(), job.cluster().name()));
  }

  private boolean connectedRegistryGone() {
    return !connected(one -> true)
        && happened(
            "Connected registry %s of %s is deleted."
                .formatted(job.connectedRegistry(), job.registry().name()));
  }

  private boolean happened(String sentence) {
    return world.journal().entries().stream().anyMatch(entry -> entry.sentence().equals(sentence));
  }
}
