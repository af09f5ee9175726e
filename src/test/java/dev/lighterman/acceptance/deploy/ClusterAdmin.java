package dev.lighterman.acceptance.deploy;

import static dev.lighterman.value.LongTimeouts.PATIENCE;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.Sandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Path;
import java.util.Objects;

/** What the administrator of a cluster does there, who has all rights. */
public final class ClusterAdmin {
  private ClusterAdmin() {}

  public static KubernetesClient client(Conversation talk, String cluster) {
    return client(talk.sandbox(), cluster);
  }

  public static KubernetesClient client(Sandbox sandbox, String cluster) {
    return client(kubeconfig(sandbox).resolveSibling("kubeconfig-admin.yaml"), cluster);
  }

  /** With the rights that the bot has. */
  public static KubernetesClient clientAsBot(Sandbox sandbox, String cluster) {
    return client(kubeconfig(sandbox), cluster);
  }

  private static Path kubeconfig(Sandbox sandbox) {
    return Path.of(Objects.requireNonNull(sandbox.environment().get("KUBECONFIG")));
  }

  private static KubernetesClient client(Path kubeconfig, String cluster) {
    return client(Config.fromKubeconfig(cluster, kubeconfig.toFile()));
  }

  /** One that waits as long for an answer as a busy machine takes. */
  public static KubernetesClient client(Config config) {
    config.setRequestTimeout(Math.toIntExact(PATIENCE.toMillis()));
    config.setConnectionTimeout(Math.toIntExact(PATIENCE.toMillis()));
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  /** Sets the container runtime of all nodes. */
  public static void runtime(KubernetesClient admin, String version) {
    admin
        .nodes()
        .list()
        .getItems()
        .forEach(node ->
            admin
                .nodes()
                .resource(
                    new NodeBuilder(node)
                        .editStatus()
                        .editNodeInfo()
                        .withContainerRuntimeVersion(version)
                        .endNodeInfo()
                        .endStatus()
                        .build())
                .patchStatus());
  }

  /** Creates a Deployment with one pod in the namespace default. */
  public static void runs(KubernetesClient admin, String name, String image) {
    admin
        .resource(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s, namespace: default}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
                  containers: [{name: main, image: "%2$s"}]
            """
                .formatted(name, image))
        .create();
  }

  /** Sets the level of PodSecurity that the namespace default enforces. */
  static void enforce(KubernetesClient admin, String level) {
    admin
        .namespaces()
        .withName("default")
        .edit(found ->
            new NamespaceBuilder(found)
                .editMetadata()
                .addToLabels("pod-security.kubernetes.io/enforce", level)
                .endMetadata()
                .build());
  }

  /** Whether a namespace has an event with this reason. */
  static boolean hasEvent(KubernetesClient admin, String namespace, String reason) {
    return !admin
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("reason", reason)
        .list()
        .getItems()
        .isEmpty();
  }

  /** Lets no new pod on any node, or lets them again. */
  static void cordon(KubernetesClient admin, boolean cordoned) {
    admin
        .nodes()
        .list()
        .getItems()
        .forEach(node ->
            admin
                .nodes()
                .resource(node)
                .edit(found ->
                    new NodeBuilder(found)
                        .editSpec()
                        .withUnschedulable(cordoned)
                        .endSpec()
                        .build()));
  }
}
