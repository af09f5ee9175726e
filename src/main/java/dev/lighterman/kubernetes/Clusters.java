package dev.lighterman.kubernetes;

import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The clusters that can be reached from here, by the contexts of the kubeconfig. */
public final class Clusters {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int REQUEST_MILLIS = 15_000;

  private final KubernetesSettings settings;

  public Clusters(KubernetesSettings settings) {
    this.settings = settings;
  }

  /** The names of all contexts; the file is read anew each time. */
  public List<String> contexts() {
    var file = settings.kubeconfig();
    return file == null ? List.of() : contexts(file);
  }

  /** The way to the cluster of a context of this name. */
  public Optional<Reach.Direct> contextNamed(String name) {
    return contexts().contains(name) ? Optional.of(new Reach.Direct(name)) : Optional.empty();
  }

  /** A connection for one use; nothing is asked of the cluster yet. */
  public Cluster open(Reach.Direct way) {
    var file = settings.kubeconfig();
    if (file == null || !contexts(file).contains(way.context())) {
      throw new OperatorMustAct(
          Sentence.of("kubernetes.no-context", "context", way.context()),
          Sentence.of("kubernetes.no-context.remedy", "context", way.context()));
    }
    return new Cluster(
        way.context(),
        new KubernetesClientBuilder()
            .withConfig(config(way.context(), file))
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build());
  }

  private static Config config(String context, Path file) {
    var config = Config.fromKubeconfig(context, file.toFile());
    // Trying again would sleep in the caller's thread.
    config.setRequestRetryBackoffLimit(0);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(REQUEST_MILLIS);
    return config;
  }

  private static List<String> contexts(Path file) {
    try {
      return Serialization.unmarshal(
              Files.readString(file), io.fabric8.kubernetes.api.model.Config.class)
          .getContexts()
          .stream()
          .map(NamedContext::getName)
          .toList();
    } catch (IOException | RuntimeException unreadable) {
      throw new OperatorMustAct(
          Sentence.of("kubernetes.kubeconfig", "file", file.toString()),
          Sentence.of("kubernetes.kubeconfig.remedy"));
    }
  }
}
