package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** By what the bot signs in to Azure. */
public sealed interface AzureCredential {
  /** A service principal's secret. */
  record ClientSecret(String tenant, String clientId, Secret secret) implements AzureCredential {}

  /** A token that the bot's own cluster issues, and renews in a file. */
  record WorkloadIdentity(String tenant, String clientId, Path tokenFile)
      implements AzureCredential {}

  /**
   * The identity of the machine that the bot runs on.
   *
   * @param clientId which of them; null for the machine's own
   */
  record ManagedIdentity(@Nullable String clientId) implements AzureCredential {}

  /** Whoever signed in with {@code az login}: for a first try at one's desk. */
  record AzLogin(@Nullable String tenant) implements AzureCredential {}
}
