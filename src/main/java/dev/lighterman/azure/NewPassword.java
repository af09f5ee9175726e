package dev.lighterman.azure;

import dev.lighterman.value.Secret;
import java.time.Instant;

/**
 * A password that was generated just now: the only time that Azure shows one.
 *
 * @param created what the token shows of it from now on
 */
public record NewPassword(Secret value, Instant created) {}
