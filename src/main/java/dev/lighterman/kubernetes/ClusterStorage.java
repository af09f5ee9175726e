package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** The kinds of storage that a cluster offers, and what was claimed of them. */
final class ClusterStorage {
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private final String context;
  private final KubernetesClient client;

  ClusterStorage(String context, KubernetesClient client) {
    this.context = context;
    this.client = client;
  }

  List<StorageClass> classes() {
    return KubernetesErrors.asking(
        context,
        () ->
            client.storage().v1().storageClasses().list().getItems().stream()
                .map(each ->
                    new StorageClass(
                        each.getMetadata().getName(),
                        "true".equals(Annotations.of(each).get(DEFAULT_CLASS))))
                .toList());
  }

  Optional<VolumeClaim> claim(String namespace, String name) {
    return KubernetesErrors.asking(
        context,
        () ->
            Optional.ofNullable(
                    client.persistentVolumeClaims().inNamespace(namespace).withName(name).get())
                .map(VolumeClaim::of));
  }
}
