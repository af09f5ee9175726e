package dev.lighterman.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bot's identity in Azure, and the subscriptions that it works in.
 *
 * @param subscriptions ids, at least one
 * @param caFile certificates in PEM that are trusted in addition to the JDK's
 */
public record AzureSettings(
    AzureCredential credential,
    List<String> subscriptions,
    URI resourceManager,
    URI authority,
    @Nullable Path caFile) {
  public AzureSettings {
    subscriptions = List.copyOf(subscriptions);
  }
}
