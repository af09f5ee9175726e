package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;

/** The registries in the cloud. */
@SuppressWarnings("DoNotCallSuggester")
public final class CloudRegistries {
  CloudRegistries() {}

  /** All that the bot can see, in all its subscriptions. */
  public List<CloudRegistry> all() {
    throw new UnsupportedOperationException();
  }

  public Optional<CloudRegistry> get(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /** Asks for dedicated data endpoints; done once {@link CloudRegistry#dataEndpointEnabled}. */
  public void enableDataEndpoint(ArmId id) {
    throw new UnsupportedOperationException(id.toString());
  }
}
