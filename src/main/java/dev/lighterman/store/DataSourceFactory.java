package dev.lighterman.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Opens the connection pool and migrates the tables. Failures become messages for the operator. */
record DataSourceFactory(StoreSettings settings, Dialect dialect, InteractionTimeouts timeouts) {
  private static final int POOL_SIZE = 10;
  private static final int READERS = 3;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(20);

  /** Synchronous is FULL so that committed data survives a power failure. */
  private static final Map<String, String> SQLITE =
      Map.of(
          "journal_mode", "WAL",
          "synchronous", "FULL",
          "busy_timeout", "10000",
          "foreign_keys", "true",
          "transaction_mode", "IMMEDIATE");

  /** The SQL state class "invalid authorization specification". */
  private static final String INVALID_AUTHORIZATION = "28";

  /**
   * Opens the pool and brings the tables up to date.
   *
   * @throws OperatorMustAct if the database cannot be opened
   */
  HikariDataSource connections() {
    try {
      return migrated(
          switch (dialect) {
            case SQLITE -> new SingleConnection(config());
            case POSTGRESQL -> new HikariDataSource(config());
          });
    } catch (PoolInitializationException | FlywayException failure) {
      throw operatorMustAct(failure);
    }
  }

  /**
   * Connections of SQLite that read what was committed, while its writer works or waits for the
   * disk.
   */
  HikariDataSource readers() {
    HikariConfig config = config();
    config.setPoolName("store-readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("transaction_mode", "DEFERRED");
    config.setConnectionInitSql("PRAGMA query_only = true");
    return new HikariDataSource(config);
  }

  /**
   * A connection that no other work uses, of a server that has several. It waits for locks two
   * thirds of the time that a commit may take; others wait until they have them.
   */
  HikariDataSource urgentConnection() {
    HikariConfig config = config();
    config.setPoolName("store-urgent");
    config.setMaximumPoolSize(1);
    config.setConnectionInitSql(
        config.getConnectionInitSql()
            + "; SET lock_timeout = "
            + timeouts.commit().multipliedBy(2).dividedBy(3).toMillis());
    return new HikariDataSource(config);
  }

  private HikariDataSource migrated(HikariDataSource pool) {
    try {
      flyway(pool)
          .locations("classpath:dev/lighterman/store/migrations")
          .placeholders(dialect.placeholders())
          .load()
          .migrate();
      return pool;
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  private FluentConfiguration flyway(HikariDataSource pool) {
    return switch (dialect) {
      case SQLITE -> Flyway.configure().dataSource(pool);
      // With connections of its own: it locks others out by a transaction that idles meanwhile.
      case POSTGRESQL ->
          Flyway.configure().dataSource(settings.jdbcUrl(), settings.user(), password());
    };
  }

  private @Nullable String password() {
    var password = settings.password();
    return password == null ? null : password.reveal();
  }

  private HikariConfig config() {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.jdbcUrl());
    config.setPoolName("store");
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    switch (dialect) {
      case SQLITE -> {
        config.setMaximumPoolSize(1);
        SQLITE.forEach(config::addDataSourceProperty);
      }
      case POSTGRESQL -> {
        config.setMaximumPoolSize(POOL_SIZE);
        config.setUsername(settings.user());
        config.setPassword(password());
        config.setConnectionInitSql(
            "SET idle_in_transaction_session_timeout = " + timeouts.idleTransaction().toMillis());
      }
    }
    return config;
  }

  private OperatorMustAct operatorMustAct(RuntimeException failure) {
    SQLException cause =
        Database.sqlCauses(failure).findFirst().orElseGet(() -> new SQLException(failure));
    String state = Objects.requireNonNullElse(cause.getSQLState(), "");
    return new OperatorMustAct(
        Sentence.of("store.closed", "url", settings.jdbcUrl().replaceFirst("[?].*", ""))
            .with("said", firstLine(String.valueOf(cause.getMessage()))),
        state.startsWith(INVALID_AUTHORIZATION)
            ? Sentence.of("store.closed.sign-in-remedy")
            : Sentence.of("store.closed.remedy"));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").replaceFirst("[.]$", "");
  }
}
