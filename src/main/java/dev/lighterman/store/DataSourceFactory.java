package dev.lighterman.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** How a database is opened, and what it means for whoever runs the bot where it does not open. */
record DataSourceFactory(StoreSettings settings, Dialect dialect) {
  private static final int POOL = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What was promised to a person survives a power cut: hence FULL. */
  private static final Map<String, String> SQLITE =
      Map.of(
          "journal_mode", "WAL",
          "synchronous", "FULL",
          "busy_timeout", "10000",
          "foreign_keys", "true",
          "transaction_mode", "IMMEDIATE");

  /** The class of SQL states that says who may come in. */
  private static final String SIGN_IN = "28";

  /**
   * Its connections, its tables up to date.
   *
   * @throws OperatorMustAct if it does not open
   */
  HikariDataSource connections() {
    try {
      return upToDate(new HikariDataSource(config()));
    } catch (PoolInitializationException | FlywayException closed) {
      throw inOurWords(closed);
    }
  }

  private HikariDataSource upToDate(HikariDataSource pool) {
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:dev/lighterman/store/migrations")
          .placeholders(dialect.words())
          .load()
          .migrate();
      return pool;
    } catch (RuntimeException stale) {
      pool.close();
      throw stale;
    }
  }

  private HikariConfig config() {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.jdbcUrl());
    config.setPoolName("store");
    config.setConnectionTimeout(PATIENCE.toMillis());
    switch (dialect) {
      case SQLITE -> {
        config.setMaximumPoolSize(1);
        SQLITE.forEach(config::addDataSourceProperty);
      }
      case POSTGRESQL -> {
        config.setMaximumPoolSize(POOL);
        config.setUsername(settings.user());
        var password = settings.password();
        config.setPassword(password == null ? null : password.reveal());
      }
    }
    return config;
  }

  private OperatorMustAct inOurWords(RuntimeException failure) {
    SQLException said =
        Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .findFirst()
            .orElseGet(() -> new SQLException(failure));
    String state = Objects.requireNonNullElse(said.getSQLState(), "");
    return new OperatorMustAct(
        Sentence.of("store.closed", "url", settings.jdbcUrl().replaceFirst("[?].*", ""))
            .with("said", firstLine(String.valueOf(said.getMessage()))),
        state.startsWith(SIGN_IN)
            ? Sentence.of("store.closed.sign-in-remedy")
            : Sentence.of("store.closed.remedy"));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").replaceFirst("[.]$", "");
  }
}
