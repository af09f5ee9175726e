package dev.lighterman.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.lighterman.settings.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: SQLite with one writer, or PostgreSQL, where several processes may share it. A
 * transaction lasts for milliseconds; nobody asks the world anything while one is open.
 */
public final class Database implements AutoCloseable {
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

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws dev.lighterman.value.OperatorMustAct if it can't be opened
   */
  public static Database open(StoreSettings settings) {
    Dialect dialect = Dialect.of(settings.jdbcUrl());
    Runnable leave = take(settings.jdbcUrl(), dialect);
    try {
      return new Database(new DataSourceFactory(settings, dialect).connections(), dialect, leave);
    } catch (RuntimeException closed) {
      leave.run();
      throw closed;
    }
  }

  /** Whether another process uses what only one may use. */
  static boolean usedByAnother(StoreSettings settings) {
    return switch (Dialect.of(settings.jdbcUrl())) {
      case SQLITE -> DatabaseFileLock.taken(file(settings.jdbcUrl()));
      case POSTGRESQL -> false;
    };
  }

  /** Takes what only one process may use; what is returned gives it back. */
  private static Runnable take(String jdbcUrl, Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> DatabaseFileLock.of(file(jdbcUrl))::close;
      case POSTGRESQL -> () -> {};
    };
  }

  private static Path file(String jdbcUrl) {
    return Path.of(jdbcUrl.substring("jdbc:sqlite:".length()));
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
