package dev.lighterman.kubernetes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What pods sign in to a registry with, but for the password.
 *
 * @param server the registry, such as {@code 10.0.0.50}
 * @param tokenName the token whose password it holds; absent where somebody else made it
 * @param passwordCreated when that password was generated
 */
public record PullSecret(
    String server,
    String username,
    @Nullable String tokenName,
    @Nullable Instant passwordCreated) {}
