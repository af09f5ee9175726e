package dev.lighterman.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.lighterman.settings.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: SQLite with one writer and some readers, or PostgreSQL, which several processes may
 * share. Transactions last milliseconds; code makes no external calls while one is open.
 */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Jdbi urgent;
  private final Jdbi readers;
  private final HikariDataSource besides;
  private final GroupCommit groupCommit;
  private final Dialect dialect;
  private final Runnable releaseLock;
  private final ScopedValue<Transaction> open = ScopedValue.newInstance();

  private Database(
      HikariDataSource pool,
      DataSourceFactory factory,
      Dialect dialect,
      Duration commitTimeout,
      Runnable releaseLock) {
    this.pool = pool;
    this.releaseLock = releaseLock;
    this.jdbi = Jdbi.create(pool);
    this.dialect = dialect;
    if (pool instanceof SingleConnection single) {
      this.besides = factory.readers();
      this.urgent = Jdbi.create((ConnectionFactory) single::urgentConnection);
      this.readers = Jdbi.create(besides);
    } else {
      this.besides = factory.urgentConnection();
      this.urgent = Jdbi.create(besides);
      this.readers = jdbi;
    }
    this.groupCommit = new GroupCommit(this, commitTimeout);
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @param commitTimeout how long a {@link GroupCommit} may wait
   * @throws dev.lighterman.value.OperatorMustAct if it can't be opened
   */
  public static Database open(StoreSettings settings, Duration commitTimeout) {
    Dialect dialect = Dialect.of(settings.jdbcUrl());
    Runnable releaseLock = lock(settings.jdbcUrl(), dialect);
    try {
      var factory = new DataSourceFactory(settings, dialect, commitTimeout);
      return new Database(factory.connections(), factory, dialect, commitTimeout, releaseLock);
    } catch (RuntimeException failure) {
      releaseLock.run();
      throw failure;
    }
  }

  /** Whether another process uses a database that allows only one process. */
  static boolean usedByAnother(StoreSettings settings) {
    return switch (Dialect.of(settings.jdbcUrl())) {
      case SQLITE -> DatabaseFileLock.taken(file(settings.jdbcUrl()));
      case POSTGRESQL -> false;
    };
  }

  /**
   * Locks a database that allows only one process, and keeps others from reading its files; the
   * result releases the lock.
   */
  private static Runnable lock(String jdbcUrl, Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> DatabaseFileLock.of(file(jdbcUrl))::close;
      case POSTGRESQL -> () -> {};
    };
  }

  /** The file of a SQLite database. */
  static Path file(String jdbcUrl) {
    return Path.of(jdbcUrl.substring("jdbc:sqlite:".length()).replaceFirst("[?].*", ""));
  }

  /** Runs {@code work} in a new transaction; an exception rolls it back. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    return inTransaction(jdbi, work);
  }

  /** The same, before others that wait for the database. */
  <T> T inUrgentTransaction(Function<Transaction, T> work) {
    return inTransaction(urgent, work);
  }

  /**
   * Runs {@code work}, which changes nothing, on what is committed. It neither waits for whoever
   * writes nor keeps them waiting.
   */
  public <T> T read(Function<Transaction, T> work) {
    return inTransaction(readers, work);
  }

  private <T> T inTransaction(Jdbi connections, Function<Transaction, T> work) {
    if (open.isBound()) {
      throw new IllegalStateException("a transaction is open already: hand it on");
    }
    var afterCommit = new ArrayList<Runnable>();
    T result =
        connections.inTransaction(handle -> {
          var transaction = new Transaction(handle, dialect, afterCommit);
          return ScopedValue.where(open, transaction).call(() -> runAndFinish(work, transaction));
        });
    afterCommit.forEach(Runnable::run);
    return result;
  }

  /** Runs {@code work} in a new transaction; an exception rolls it back. */
  public void transact(Consumer<Transaction> work) {
    inTransaction(transaction -> {
      work.accept(transaction);
      return true;
    });
  }

  private static <T> T runAndFinish(Function<Transaction, T> work, Transaction transaction) {
    T result = work.apply(transaction);
    transaction.runBeforeCommit();
    return result;
  }

  /** For what is written while somebody waits for it. */
  public GroupCommit groupCommit() {
    return groupCommit;
  }

  /** The connection pool, for libraries with their own SQL. */
  public DataSource connections() {
    return pool;
  }

  /** Whether several processes may use it at the same time. */
  public boolean shared() {
    return dialect == Dialect.POSTGRESQL;
  }

  @Override
  public void close() {
    groupCommit.close();
    besides.close();
    pool.close();
    releaseLock.run();
  }
}
