package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How the bot signs in to Azure. */
public sealed interface AzureCredential {
  /** A service principal's secret. */
  record ClientSecret(String tenant, String clientId, Secret secret) implements AzureCredential {}

  /** A token that the bot's own cluster issues and keeps renewed in a file. */
  record WorkloadIdentity(String tenant, String clientId, Path tokenFile)
      implements AzureCredential {}

  /**
   * A managed identity of the machine that the bot runs on.
   *
   * @param clientId the user-assigned identity's; null for the system-assigned one
   */
  record ManagedIdentity(@Nullable String clientId) implements AzureCredential {}

  /** The account of {@code az login}, for a first try on one's own machine. */
  record AzLogin(@Nullable String tenant) implements AzureCredential {}
}
