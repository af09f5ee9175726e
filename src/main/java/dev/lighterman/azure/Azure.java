package dev.lighterman.azure;

import dev.lighterman.settings.AzureSettings;

/**
 * Everything that is asked of Azure. Each call is one look or one request that returns at once, and
 * throws {@link dev.lighterman.value.TryLater} for what mends itself and {@link
 * dev.lighterman.value.OperatorMustAct} for what doesn't.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Azure {
  private Azure() {}

  /** Prepares the way to Azure; asks nothing yet. */
  public static Azure connect(AzureSettings settings) {
    throw new UnsupportedOperationException(settings.tenant());
  }

  public CloudRegistries registries() {
    throw new UnsupportedOperationException();
  }

  public ConnectedRegistries connectedRegistries() {
    throw new UnsupportedOperationException();
  }

  public SyncTokens tokens() {
    throw new UnsupportedOperationException();
  }

  public Extensions extensions() {
    throw new UnsupportedOperationException();
  }

  public ArcClusters clusters() {
    throw new UnsupportedOperationException();
  }

  public Providers providers() {
    throw new UnsupportedOperationException();
  }

  public Images images() {
    throw new UnsupportedOperationException();
  }

  public Permissions permissions() {
    throw new UnsupportedOperationException();
  }
}
