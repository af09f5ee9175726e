package dev.lighterman.kubernetes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image pull secret without its password.
 *
 * @param server the registry, such as {@code 10.0.0.50}
 * @param tokenName the token whose password it has; null where the bot did not create it
 * @param passwordCreated when that password was generated; null where the bot did not create it
 * @param changed when somebody last wrote it; null where nobody tells, and for one to be written
 * @param request the mark of the request that created it; null where the bot did not
 */
public record PullSecret(
    String server,
    String username,
    @Nullable String tokenName,
    @Nullable Instant passwordCreated,
    @Nullable Instant changed,
    @Nullable String request) {}
