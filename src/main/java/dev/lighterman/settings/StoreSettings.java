package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The database.
 *
 * @param jdbcUrl SQLite or PostgreSQL, without a password
 */
public record StoreSettings(String jdbcUrl, @Nullable String user, @Nullable Secret password) {
  /** A SQLite file in an existing directory. */
  public static StoreSettings in(Path directory) {
    return new StoreSettings(
        "jdbc:sqlite:" + directory.toAbsolutePath().resolve("lighterman.db"), null, null);
  }
}
