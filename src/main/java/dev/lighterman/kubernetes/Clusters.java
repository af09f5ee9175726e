package dev.lighterman.kubernetes;

import dev.lighterman.settings.KubernetesSettings;
import java.util.List;
import java.util.Optional;

/** The clusters that can be reached from here, by the contexts of the kubeconfig. */
@SuppressWarnings("DoNotCallSuggester")
public final class Clusters {
  private final KubernetesSettings settings;

  public Clusters(KubernetesSettings settings) {
    this.settings = settings;
  }

  /** The names of all contexts; the file is read anew each time. */
  public List<String> contexts() {
    throw new UnsupportedOperationException(settings.toString());
  }

  /** The way to the cluster of a context of this name. */
  public Optional<Reach.Direct> contextNamed(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** A connection for one use; nothing is asked of the cluster yet. */
  public Cluster open(Reach.Direct way) {
    throw new UnsupportedOperationException(way.context());
  }
}
