package dev.lighterman.acceptance.deploy;

import dev.lighterman.acceptance.Conversation;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
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
    Path kubeconfig =
        Path.of(Objects.requireNonNull(talk.sandbox().environment().get("KUBECONFIG")))
            .resolveSibling("kubeconfig-admin.yaml");
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(cluster, kubeconfig.toFile()))
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
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
}
