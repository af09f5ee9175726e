package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The Helm chart of the connected registry: renders its objects from settings. */
final class HelmChart {

  static final String NAMESPACE = "connected-registry";
  static final String VERSION = "1.0.0";
  static final String DEPLOYMENT = "connected-registry";
  static final String CLAIM = "connected-registry-pvc";
  static final String DAEMON_SET = "connected-registry-containerd-config";
  static final String CERT_MANAGER = "cert-manager";
  private static final String TEMPLATES = "/dev/lighterman/sandbox/chart/";

  private HelmChart() {}

  /** The objects of the connected registry, in the order in which Helm creates them. */
  static List<ObjectNode> registry(ExtensionSettings settings) {
    var objects = new ArrayList<>(List.of(namespace(NAMESPACE), template("claim", settings)));
    objects.add(template("service", settings));
    objects.add(template("deployment", settings));
    if (settings.distributesTrust()) {
      objects.add(template("trust", settings));
    }
    return objects;
  }

  /** The objects of cert-manager, which the chart installs by default. */
  static List<ObjectNode> certManager(ExtensionSettings settings) {
    var objects = new ArrayList<>(List.of(namespace(CERT_MANAGER)));
    for (var part : List.of("cert-manager", "cert-manager-cainjector", "cert-manager-webhook")) {
      var image = part.equals(CERT_MANAGER) ? "cert-manager-controller" : part;
      objects.add(
          read(text("cert-manager").replace("$NAME", part).replace("$IMAGE", image), settings));
    }
    return objects;
  }

  /** The Helm release of an object; empty for none. */
  static String release(ObjectNode object) {
    return object.at("/metadata/annotations/meta.helm.sh~1release-name").asText();
  }

  static ObjectNode namespace(String name) {
    var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
    namespace.putObject("metadata").put("name", name);
    return namespace;
  }

  /** Renders a template; a claim without a storage class gets the default one of the cluster. */
  private static ObjectNode template(String name, ExtensionSettings settings) {
    var object = read(text(name), settings);
    if (object.at("/spec/storageClassName").asText("-").isEmpty()) {
      object.withObject("/spec").remove("storageClassName");
    }
    if (name.equals("trust") && settings.selectsNodes()) {
      object
          .withObject("/spec/template/spec/nodeSelector")
          .put("containerd-configured-by", "connected-registry");
    }
    return object;
  }

  private static ObjectNode read(String template, ExtensionSettings settings) {
    var text =
        template
            .replace("$RELEASE", settings.release())
            .replace("$SERVICE_IP", settings.serviceIp())
            .replace("$CLASS", settings.storageClass())
            .replace("$STORAGE", settings.storage())
            .replace("$CHECKSUM", settings.checksum());
    try {
      return (ObjectNode) Json.read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    var file = TEMPLATES + name + ".json";
    try (InputStream in = Objects.requireNonNull(HelmChart.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
