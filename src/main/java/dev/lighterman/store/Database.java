package dev.lighterman.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lighterman.settings.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: SQLite with one writer, or PostgreSQL, where several processes may share it. A
 * transaction lasts for milliseconds; nobody asks the world anything while one is open.
 */
public final class Database implements AutoCloseable {
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

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Runnable leave;
  private final ScopedValue<Transaction> open = ScopedValue.newInstance();

  private Database(HikariDataSource pool, Dialect dialect, Runnable leave) {
    this.pool = pool;
    this.leave = leave;
    this.jdbi = Jdbi.create(pool);
    this.dialect = dialect;
  }

  /** Opens the database and brings its tables up to date. */
  public static Database open(StoreSettings settings) {
    Dialect dialect = Dialect.of(settings.jdbcUrl());
    Runnable leave = take(settings.jdbcUrl(), dialect);
    var pool = new HikariDataSource(config(settings, dialect));
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:dev/lighterman/store/migrations")
        .placeholders(dialect.types())
        .load()
        .migrate();
    return new Database(pool, dialect, leave);
  }

  /** Takes what only one process may use; what is returned gives it back. */
  private static Runnable take(String jdbcUrl, Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> SoleUse.of(Path.of(jdbcUrl.substring("jdbc:sqlite:".length())))::close;
      case POSTGRESQL -> () -> {};
    };
  }

  private static HikariConfig config(StoreSettings settings, Dialect dialect) {
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

  /** Does {@code work} in a transaction of its own; what it throws rolls everything back. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    if (open.isBound()) {
      throw new IllegalStateException("a transaction is open already: hand it on");
    }
    var then = new ArrayList<Runnable>();
    T result =
        jdbi.inTransaction(handle -> {
          var transaction = new Transaction(handle, dialect, then);
          return ScopedValue.where(open, transaction).call(() -> done(work, transaction));
        });
    then.forEach(Runnable::run);
    return result;
  }

  /** Does {@code work} in a transaction of its own; what it throws rolls everything back. */
  public void transact(Consumer<Transaction> work) {
    inTransaction(transaction -> {
      work.accept(transaction);
      return true;
    });
  }

  private static <T> T done(Function<Transaction, T> work, Transaction transaction) {
    T result = work.apply(transaction);
    transaction.finish();
    return result;
  }

  /** The connections, for what brings its own statements. */
  public DataSource connections() {
    return pool;
  }

  /** Whether several processes may use it at the same time. */
  public boolean shared() {
    return dialect == Dialect.POSTGRESQL;
  }

  @Override
  public void close() {
    pool.close();
    leave.run();
  }
}
