package dev.lighterman.kubernetes;

import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
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
    Path file = settings.kubeconfig();
    if (file == null) {
      return List.of();
    }
    return KubeConfigUtils.parseConfigFromString(read(file)).getContexts().stream()
        .map(NamedContext::getName)
        .toList();
  }

  /** The way to the cluster of a context of this name. */
  public Optional<Reach.Direct> contextNamed(String name) {
    return contexts().stream().filter(name::equals).findFirst().map(Reach.Direct::new);
  }

  /** A connection for one use; nothing is asked of the cluster yet. */
  public Cluster open(Reach.Direct way) {
    Path file = settings.kubeconfig();
    if (file == null) {
      throw unreadable("KUBECONFIG");
    }
    Config config;
    try {
      config = Config.fromKubeconfig(way.context(), file.toFile());
    } catch (KubernetesClientException broken) {
      throw unreadable(file.toString());
    }
    config.setRequestRetryBackoffLimit(0);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(REQUEST_MILLIS);
    return new Cluster(
        way.context(),
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw unreadable(file.toString());
    }
  }

  private static OperatorMustAct unreadable(String file) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.kubeconfig", "file", file),
        Sentence.of("kubernetes.kubeconfig.remedy"));
  }
}
