package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.Map;
import java.util.function.Consumer;

/** Reports the status of an extension to Azure as the Arc agents do, and logs it. */
record ExtensionStatusReport(ResourceId extension, World world) {

  private static final String HELP =
      " For general troubleshooting visit: https://aka.ms/k8s-extensions-TSG ";

  void removed() {
    log("is gone from cluster %s in Azure".formatted(cluster()));
  }

  void installed() {
    log("is installed by Helm on cluster %s; its pod is to start".formatted(cluster()));
  }

  void succeeded() {
    updateResource(resource -> {
      resource.set("/properties/provisioningState", "Succeeded");
      resource.set("/properties/currentVersion", HelmChart.VERSION);
    });
    log("has succeeded on cluster " + cluster());
  }

  /** Reports that Helm has failed. */
  void installFailed(String reason) {
    failed(
        "Error: [ InnerError: [Helm installation failed : Unable to create/update Kubernetes resources for the extension : Recommendation Please check that there are no policies blocking the resource creation/update for the extension : InnerError [%s]]] occurred while doing the operation : [Create] on the config,"
            .formatted(reason));
  }

  /** Reports that the agents have not reported the status of the extension in time. */
  void noStatus(String message) {
    updateResource(resource ->
        resource
            .properties()
            .putObject("errorInfo")
            .put("code", "ExtensionCreationFailed")
            .put("message", message));
    failed(message);
  }

  private void failed(String message) {
    updateResource(resource -> {
      resource.set("/properties/provisioningState", "Failed");
      resource
          .properties()
          .putArray("statuses")
          .addObject()
          .put("code", "InstallationFailed")
          .putNull("displayStatus")
          .putNull("level")
          .put("message", message + HELP)
          .putNull("time");
    });
    log("has failed on cluster " + cluster() + ": " + message);
  }

  String cluster() {
    return extension.parent().orElseThrow().name();
  }

  private void updateResource(Consumer<Resource> mutation) {
    world.runLocked(() ->
        world
            .resources()
            .find(extension)
            .ifPresent(resource -> {
              mutation.accept(resource);
              resource.updateSystemData(
                  world.clock().instant(), resource.text("/systemData/lastModifiedBy"));
            }));
  }

  private void log(String what) {
    world
        .eventLog()
        .append(
            "Extension %s %s.".formatted(extension.name(), what),
            Map.of("cluster", cluster(), "extension", extension.name()));
  }
}
