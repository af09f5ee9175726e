package dev.lighterman.step;

import java.util.ArrayList;
import java.util.List;

/** Installing the extension as people would type it. */
final class ExtensionCommands {
  private ExtensionCommands() {}

  static List<String> of(InstallExtension step) {
    var registry = step.connectedRegistry().parent();
    var words = new ArrayList<String>();
    words.addAll(List.of("--name", step.id().name()));
    words.addAll(List.of("--cluster-name", step.id().parent().name()));
    words.addAll(List.of("--resource-group", step.id().resourceGroup()));
    words.addAll(List.of("--cluster-type", "connectedClusters"));
    words.addAll(List.of("--extension-type", dev.lighterman.azure.Extension.CONNECTED_REGISTRY));
    step.settings().forEach((key, value) -> words.addAll(List.of("--config", key + "=" + value)));
    words.addAll(List.of("--config-protected", "connectionString=<connection string>"));
    return List.of(
        Az.line(
            registry,
            "az acr connected-registry get-settings",
            "--name",
            step.connectedRegistry().name(),
            "--registry",
            registry.name(),
            "--resource-group",
            registry.resourceGroup(),
            "--parent-protocol",
            "https",
            "--generate-password",
            "1",
            "--query",
            "ACR_REGISTRY_CONNECTION_STRING",
            "--output",
            "tsv",
            "--yes"),
        Az.line(step.id(), "az k8s-extension create", words.toArray(String[]::new)));
  }
}
