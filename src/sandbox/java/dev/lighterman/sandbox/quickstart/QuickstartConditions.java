package dev.lighterman.sandbox.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.world.QuickstartParameters;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;

/** The conditions in Azure, the registries and the cluster that the commands lead to. */
public final class QuickstartConditions {
  private static final String EXTENSIONS = "providers/Microsoft.KubernetesConfiguration/extensions";
  private static final String STATE = "/properties/provisioningState";

  private final World world;
  private final SimulatedCluster cluster;
  private final QuickstartParameters parameters;

  /** Evaluates conditions in this world and on the cluster of the quickstart. */
  public QuickstartConditions(
      World world, SimulatedCluster cluster, QuickstartParameters parameters) {
    this.world = world;
    this.cluster = cluster;
    this.parameters = parameters;
  }

  /** Whether the condition with that name is true now. */
  boolean isTrue(String name) {
    return switch (name) {
      case "kubernetes-registered" -> isRegistered("Microsoft.Kubernetes");
      case "kubernetes-configuration-registered" ->
          isRegistered("Microsoft.KubernetesConfiguration");
      case "extended-location-registered" -> isRegistered("Microsoft.ExtendedLocation");
      case "image-imported" -> isImageImported();
      case "connected-registry-created" -> connectedRegistry(resource -> true);
      case "sync-password-generated" -> connectedRegistry(this::hasPassword);
      case "extension-there" -> extension(resource -> !resource.text(STATE).equals("Failed"));
      case "extension-succeeded" -> extension(resource -> resource.text(STATE).equals("Succeeded"));
      case "online" -> connectedRegistry(QuickstartConditions::isOnline);
      case "synchronized" -> connectedRegistry(QuickstartConditions::hasSynced);
      case "pull-secret-there" -> hasPullSecret();
      case "pulled" -> isImagePulled();
      case "extension-gone" -> isExtensionDeleted();
      case "connected-registry-gone" -> isConnectedRegistryDeleted();
      default -> throw new IllegalArgumentException("Unknown condition: " + name);
    };
  }

  private boolean isRegistered(String namespace) {
    return world.locked(() ->
        world
            .providers()
            .find(parameters.cluster().subscription(), namespace)
            .filter(provider -> provider.registered())
            .isPresent());
  }

  private boolean isImageImported() {
    return world.locked(() ->
        world
            .images()
            .find(parameters.registry().text(), parameters.repository(), parameters.tag())
            .isPresent());
  }

  private boolean connectedRegistry(Predicate<Resource> predicate) {
    return matches(
        parameters.registry().child("connectedRegistries", parameters.connectedRegistry()),
        predicate);
  }

  private boolean extension(Predicate<Resource> predicate) {
    return matches(
        parameters.cluster().child(EXTENSIONS, parameters.connectedRegistry()), predicate);
  }

  private boolean matches(ResourceId id, Predicate<Resource> predicate) {
    return world.locked(() -> world.resources().find(id).filter(predicate).isPresent());
  }

  private boolean hasPassword(Resource connected) {
    var token = connected.text("/properties/parent/syncProperties/tokenId");
    return !token.isEmpty()
        && world.passwords().find(new ResourceId(token), "password1").isPresent();
  }

  private static boolean isOnline(Resource connected) {
    return connected.text("/properties/connectionState").equals("Online");
  }

  private static boolean hasSynced(Resource connected) {
    return !connected.text("/properties/parent/syncProperties/lastSyncTime").isEmpty();
  }

  /** Whether any secret has a login for the connected registry's address. */
  private boolean hasPullSecret() {
    return cluster.list("Secret", "default").stream()
        .map(secret -> secret.at("/data/.dockerconfigjson").asText())
        .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .anyMatch(logins -> logins.contains("\"" + serviceIp() + "\""));
  }

  private boolean isImagePulled() {
    String image = serviceIp() + "/" + parameters.repository();
    return cluster.list("Pod", "default").stream().anyMatch(pod -> hasPulled(pod, image));
  }

  private static boolean hasPulled(ObjectNode pod, String image) {
    return pod.at("/status/containerStatuses/0/imageID").asText().startsWith(image + "@");
  }

  /** The cluster IP of the extension; before it exists, the quickstart's. */
  private String serviceIp() {
    return world.locked(() ->
        world
            .resources()
            .find(parameters.cluster().child(EXTENSIONS, parameters.connectedRegistry()))
            .map(resource -> resource.text("/properties/configurationSettings/service.clusterIP"))
            .orElse(parameters.serviceIp()));
  }

  private boolean isExtensionDeleted() {
    return !extension(resource -> true)
        && isLogged(
            "Extension %s is gone from cluster %s in Azure."
                .formatted(parameters.connectedRegistry(), parameters.cluster().name()));
  }

  private boolean isConnectedRegistryDeleted() {
    return !connectedRegistry(resource -> true)
        && isLogged(
            "Connected registry %s of %s is deleted."
                .formatted(parameters.connectedRegistry(), parameters.registry().name()));
  }

  private boolean isLogged(String sentence) {
    return world.eventLog().entries().stream().anyMatch(entry -> entry.sentence().equals(sentence));
  }
}
