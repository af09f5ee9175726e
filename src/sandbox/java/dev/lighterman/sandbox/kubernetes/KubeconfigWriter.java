package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A kubeconfig file in the making: one context per cluster, named as the cluster. */
final class KubeconfigWriter {

  private final ObjectNode config = JsonTree.object().put("apiVersion", "v1").put("kind", "Config");
  private final String ca;

  KubeconfigWriter(String caPem) {
    ca = Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.UTF_8));
    config.putArray("clusters");
    config.putArray("users");
    config.putArray("contexts");
  }

  KubeconfigWriter with(String cluster, URI address, String token) {
    entry("clusters", cluster, "cluster")
        .put("server", address.toString())
        .put("certificate-authority-data", ca);
    entry("users", cluster, "user").put("token", token);
    entry("contexts", cluster, "context").put("cluster", cluster).put("user", cluster);
    JsonTree.fill(config, "current-context", cluster);
    return this;
  }

  private ObjectNode entry(String list, String name, String field) {
    return config.withArray(list).addObject().put("name", name).putObject(field);
  }

  String yaml() {
    try {
      return new YAMLMapper().writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kubeconfig cannot be written", e);
    }
  }
}
