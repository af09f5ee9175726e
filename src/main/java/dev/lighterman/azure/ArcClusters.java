package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;

/** The clusters that Azure Arc knows. */
@SuppressWarnings("DoNotCallSuggester")
public final class ArcClusters {
  ArcClusters() {}

  /** All that the bot can see, in all its subscriptions. */
  public List<ArcCluster> all() {
    throw new UnsupportedOperationException();
  }

  public Optional<ArcCluster> get(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }
}
