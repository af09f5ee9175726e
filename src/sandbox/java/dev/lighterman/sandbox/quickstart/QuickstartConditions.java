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
      case "kubernetes-registered" -> registered("Microsoft.Kubernetes");
      case "kubernetes-configuration-registered" -> registered("Microsoft.KubernetesConfiguration");
      case "extended-location-registered" -> registered("Microsoft.ExtendedLocation");
      case "image-imported" -> imported();
      case "connected-registry-created" -> connected(resource -> true);
      case "sync-password-generated" -> connected(this::passwordGenerated);
      case "extension-there" -> extension(resource -> !resource.text(STATE).equals("Failed"));
      case "extension-succeeded" -> extension(resource -> resource.text(STATE).equals("Succeeded"));
      case "online" -> connected(QuickstartConditions::online);
      case "synchronized" -> connected(QuickstartConditions::synchronizedOnce);
      case "pull-secret-there" -> pullSecretThere();
      case "pulled" -> pulled();
      case "extension-gone" -> extensionGone();
      case "connected-registry-gone" -> connectedRegistryGone();
      default -> throw new IllegalArgumentException("The world has no evidence called " + name);
    };
  }

  private boolean registered(String namespace) {
    return world.locked(() ->
        world
            .providers()
            .find(parameters.cluster().subscription(), namespace)
            .filter(provider -> provider.registered())
            .isPresent());
  }

  private boolean imported() {
    return world.locked(() ->
        world
            .images()
            .find(parameters.registry().text(), parameters.repository(), parameters.tag())
            .isPresent());
  }

  private boolean connected(Predicate<Resource> predicate) {
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

  private boolean passwordGenerated(Resource connected) {
    var token = new ResourceId(connected.text("/properties/parent/syncProperties/tokenId"));
    return world.passwords().find(token, "password1").isPresent();
  }

  private static boolean online(Resource connected) {
    return connected.text("/properties/connectionState").equals("Online");
  }

  private static boolean synchronizedOnce(Resource connected) {
    return !connected.text("/properties/parent/syncProperties/lastSyncTime").isEmpty();
  }

  /** Whether any secret has a login for the connected registry's address. */
  private boolean pullSecretThere() {
    return cluster.list("Secret", "default").stream()
        .map(secret -> secret.at("/data/.dockerconfigjson").asText())
        .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .anyMatch(logins -> logins.contains("\"" + serviceIp() + "\""));
  }

  private boolean pulled() {
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

  private boolean extensionGone() {
    return !extension(resource -> true)
        && isLogged(
            "Extension %s is gone from cluster %s in Azure."
                .formatted(parameters.connectedRegistry(), parameters.cluster().name()));
  }

  private boolean connectedRegistryGone() {
    return !connected(resource -> true)
        && isLogged(
            "Connected registry %s of %s is deleted."
                .formatted(parameters.connectedRegistry(), parameters.registry().name()));
  }

  private boolean isLogged(String sentence) {
    return world.eventLog().entries().stream().anyMatch(entry -> entry.sentence().equals(sentence));
  }
}
