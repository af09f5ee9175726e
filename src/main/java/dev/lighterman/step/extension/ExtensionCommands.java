package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.step.AzCommand;
import dev.lighterman.value.ArmId;
import java.util.ArrayList;
import java.util.List;

/** Installing the extension as people would type it. */
final class ExtensionCommands {
  private ExtensionCommands() {}

  static List<String> of(InstallExtension step) {
    return List.of(getSettings(step.connectedRegistry()), create(step));
  }

  private static String getSettings(ArmId connectedRegistry) {
    return AzCommand.acr(
        connectedRegistry,
        "connected-registry get-settings",
        "--parent-protocol",
        "https",
        "--generate-password",
        "1",
        "--query",
        "ACR_REGISTRY_CONNECTION_STRING",
        "--output",
        "tsv",
        "--yes");
  }

  private static String create(InstallExtension step) {
    var words = new ArrayList<String>();
    words.addAll(List.of("--name", step.id().name()));
    words.addAll(List.of("--cluster-name", step.id().parent().name()));
    words.addAll(List.of("--resource-group", step.id().resourceGroup()));
    words.addAll(List.of("--cluster-type", "connectedClusters"));
    words.addAll(List.of("--extension-type", Extension.CONNECTED_REGISTRY));
    step.settings().forEach((key, value) -> words.addAll(List.of("--config", key + "=" + value)));
    words.addAll(List.of("--config-protected", "connectionString=<connection string>"));
    return AzCommand.line(step.id(), "az k8s-extension create", words.toArray(String[]::new));
  }
}
