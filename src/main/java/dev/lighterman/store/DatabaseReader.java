package dev.lighterman.store;

import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads the database beside the bot that uses it: by a connection of its own, without the lock and
 * without bringing tables up to date.
 */
public final class DatabaseReader {
  private final StoreSettings settings;

  /**
   * What a check of the audit's chain found.
   *
   * @param intact how many rows are as they were written, from the first on
   * @param firstBroken the position of the first row that was changed or is missing; empty if none
   */
  public record AuditCheck(long intact, Optional<Long> firstBroken) {}

  public DatabaseReader(StoreSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks the audit's chain of hashes.
   *
   * @return the number of intact rows, and the first that is not
   * @throws OperatorMustAct if the database cannot be read
   */
  public AuditCheck checkAudit() {
    return read(handle -> handle.inTransaction(AuditChain::check));
  }

  /** Runs {@code work} on a connection of its own. */
  <T> T read(Function<Handle, T> work) {
    if (Dialect.of(settings.jdbcUrl()) == Dialect.SQLITE
        && !Files.exists(Database.file(settings.jdbcUrl()))) {
      throw closed("there is no such file");
    }
    try (Handle handle = Jdbi.create(settings.jdbcUrl(), properties()).open()) {
      return work.apply(handle);
    } catch (JdbiException failure) {
      throw closed(firstLine(failure));
    }
  }

  private Properties properties() {
    var properties = new Properties();
    switch (Dialect.of(settings.jdbcUrl())) {
      case SQLITE -> properties.setProperty("busy_timeout", "10000");
      case POSTGRESQL -> {
        Optional.ofNullable(settings.user())
            .ifPresent(user -> properties.setProperty("user", user));
        Optional.ofNullable(settings.password())
            .ifPresent(password -> properties.setProperty("password", password.reveal()));
      }
    }
    return properties;
  }

  private OperatorMustAct closed(String said) {
    return new OperatorMustAct(
        Sentence.of("store.closed", "url", settings.jdbcUrl().replaceFirst("[?].*", ""))
            .with("said", said),
        Sentence.of("store.closed.remedy"));
  }

  private static String firstLine(JdbiException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("[.]$", "");
  }
}
