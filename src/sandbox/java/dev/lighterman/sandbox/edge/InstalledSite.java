package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connected registry and the extension that runs it, with what people do to them. No caller holds
 * the world's lock.
 */
record InstalledSite(
    World world,
    SimulatedCluster cluster,
    ArcAgents agents,
    Resource extension,
    Resource connected) {

  private static final String SETTINGS = "/properties/configurationSettings/";
  private static final String STATE = "/properties/provisioningState";

  /** The installed sites that faults are about: those of a cluster or of a name, or all. */
  record Finder(World world, ArcClusterMap clusters, ArcAgents agents) {

    List<InstalledSite> of(Fault fault) {
      return world
          .locked(() ->
              world.resources().ofType("Microsoft.KubernetesConfiguration/extensions").stream()
                  .filter(extension -> isAbout(fault, extension))
                  .flatMap(extension ->
                      connected(extension).stream().map(each -> Map.entry(extension, each)))
                  .toList())
          .stream()
          .map(found -> site(found.getKey(), found.getValue()))
          .toList();
    }

    private InstalledSite site(Resource extension, Resource connected) {
      var cluster = clusters.forArc(extension.id().parent().orElseThrow());
      return new InstalledSite(world, cluster, agents, extension, connected);
    }

    private static boolean isAbout(Fault fault, Resource extension) {
      return ConnectedRegistryInstances.names(extension).entrySet().stream()
          .allMatch(name -> fault.appliesTo(name.getKey(), name.getValue()));
    }

    private Optional<Resource> connected(Resource extension) {
      return new CloudRegistries(world)
          .connectedRegistry(ExtensionSettings.of(extension).connectionString());
    }
  }

  ExtensionSettings settings() {
    return world.locked(() -> ExtensionSettings.of(extension));
  }

  String setting(String key) {
    return world.locked(() -> extension.text(SETTINGS + key));
  }

  /** Whether the extension is still there, and not deleted and installed again. */
  boolean isInstalled() {
    return world.locked(() ->
        world.resources().find(extension.id()).filter(found -> found == extension).isPresent());
  }

  boolean isFailed() {
    return world.locked(() -> extension.text(STATE).equals("Failed"));
  }

  /** Changes settings of the extension; an empty one is removed. */
  void upgrade(Map<String, String> settings) {
    rollOut("Updating", settings);
  }

  /**
   * Deactivates the connected registry, uninstalls its release and installs it again with these
   * settings.
   */
  void reinstall(Map<String, String> settings) {
    uninstall();
    deactivate();
    install(settings);
  }

  void install(Map<String, String> settings) {
    rollOut("Creating", settings);
  }

  /** Deletes the objects of the release, except for its namespace. */
  void uninstall() {
    new HelmRelease(cluster).deleteObjects();
  }

  void deactivate() {
    world.runLocked(() -> {
      connected
          .set("/properties/activation/status", "Inactive")
          .set("/properties/connectionState", "Offline");
      connected.secrets().remove("activatedBy");
    });
  }

  private void rollOut(String state, Map<String, String> settings) {
    world.runLocked(() -> {
      FaultTargets.record(world, extension, "write");
      settings.forEach((key, value) -> {
        if (value.isEmpty()) {
          ((ObjectNode) extension.document().at("/properties/configurationSettings")).remove(key);
        } else {
          extension.set(SETTINGS + key, value);
        }
      });
      extension.set(STATE, state);
      extension.properties().putArray("statuses");
      extension.properties().putNull("errorInfo");
      if (state.equals("Creating")) {
        extension.unset("/systemData/createdAt");
      }
      extension.updateSystemData(
          world.clock().instant(), extension.text("/systemData/lastModifiedBy"));
      agents.ensure(extension.id());
    });
  }

  /** The pods of other namespaces with an image of this connected registry. */
  List<ObjectNode> clients() {
    var prefix = settings().serviceIp() + "/";
    return cluster.list("Pod", "").stream()
        .filter(pod -> !ObjectMeta.namespace(pod).equals(HelmChart.NAMESPACE))
        .filter(pod ->
            pod.at("/spec/containers")
                .valueStream()
                .anyMatch(container -> container.path("image").asText().startsWith(prefix)))
        .toList();
  }

  /** The same pods begin again, and have to pull their images. */
  void restartClients() {
    cluster.removeImages(settings().serviceIp() + "/");
    clients()
        .forEach(pod -> cluster.delete("Pod", ObjectMeta.namespace(pod), ObjectMeta.name(pod)));
  }

  /** The images of the same pods that come from this connected registry. */
  List<ImageName> images() {
    var server = settings().serviceIp();
    return clients().stream()
        .flatMap(pod -> pod.at("/spec/containers").valueStream())
        .map(container -> ImageName.parse(container.path("image").asText()))
        .filter(image -> image.server().equals(server))
        .distinct()
        .toList();
  }

  /** The pull secrets of the same pods. */
  Stream<ObjectNode> pullSecrets() {
    return clients().stream()
        .flatMap(pod ->
            pod.at("/spec/imagePullSecrets")
                .valueStream()
                .map(secret ->
                    cluster.get("Secret", ObjectMeta.namespace(pod), secret.path("name").asText())))
        .flatMap(Optional::stream)
        .distinct();
  }

  /** A copy of an object that can be created again. */
  static ObjectNode withoutSystemFields(ObjectNode object) {
    var copy = object.deepCopy();
    copy.withObject("/metadata").retain("name", "namespace", "labels", "annotations");
    copy.remove("status");
    return copy;
  }
}
