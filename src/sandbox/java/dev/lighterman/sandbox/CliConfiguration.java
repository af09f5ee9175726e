package dev.lighterman.sandbox;

import dev.lighterman.sandbox.world.Tenant;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration with which {@code az} and {@code kubectl} use the sandbox. */
record CliConfiguration(SandboxFiles files, URI azure, Tenant tenant) {
  /** Writes {@code az}'s configuration and the file that a shell sources. */
  void write() {
    files.write(files.az().resolve("clouds.config"), cloud());
    files.write(files.az().resolve("config"), config());
    files.write(files.env(), env());
  }

  private String cloud() {
    return """
    [sandbox]
    endpoint_resource_manager = %1$s
    endpoint_management = %1$s
    endpoint_active_directory = %2$s
    endpoint_active_directory_resource_id = %1$s
    endpoint_active_directory_graph_resource_id = %1$sgraph
    suffix_acr_login_server_endpoint = .azurecr.io
    """
        .formatted(azure + "/", azure);
  }

  private static String config() {
    return """
    [cloud]
    name = sandbox
    [core]
    instance_discovery = false
    collect_telemetry = false
    """;
  }

  private String env() {
    Map<String, String> exports =
        Map.of(
            "AZURE_CONFIG_DIR", files.az().toString(),
            "REQUESTS_CA_BUNDLE", files.ca().toString(),
            "PYTHONWARNINGS", "ignore",
            "KUBECONFIG", files.adminKubeconfig().toString());
    return exports.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(export -> "export %s='%s'\n".formatted(export.getKey(), export.getValue()))
            .collect(Collectors.joining())
        + "az login --service-principal -u %s -p '%s' --tenant %s --output none\n"
            .formatted(tenant.person().clientId(), tenant.person().secret(), tenant.id());
  }
}
