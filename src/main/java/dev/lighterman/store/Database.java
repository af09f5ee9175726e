package dev.lighterman.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database: SQLite with one writer and some readers, or PostgreSQL, which several processes may
 * share. Transactions last milliseconds; code makes no external calls while one is open.
 */
public final class Database implements AutoCloseable {
  /**
   * SQL states, or their classes, of what passes by itself: a lost connection, a deadlock, a lock
   * not had in time, too many connections, a transaction that idled, a cancelled statement, a
   * server that stops or starts.
   */
  private static final Set<String> PASSING =
      Set.of("08", "40P01", "55P03", "53", "25P03", "57014", "57P");

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
      InteractionTimeouts timeouts,
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
    this.groupCommit = new GroupCommit(this, timeouts.commit());
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws dev.lighterman.value.OperatorMustAct if it can't be opened
   */
  public static Database open(StoreSettings settings, InteractionTimeouts timeouts) {
    Dialect dialect = Dialect.of(settings.jdbcUrl());
    Runnable releaseLock = lock(settings.jdbcUrl(), dialect);
    try {
      var factory = new DataSourceFactory(settings, dialect, timeouts);
      return new Database(factory.connections(), factory, dialect, timeouts, releaseLock);
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

  /**
   * Runs {@code work} in a new transaction; an exception rolls it back.
   *
   * @throws TryLater if the database does not do it now; where the connection was lost it may have
   *     been committed all the same
   */
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
        committed(
            connections,
            handle -> {
              var transaction = new Transaction(handle, dialect, afterCommit);
              return ScopedValue.where(open, transaction)
                  .call(() -> runAndFinish(work, transaction));
            });
    afterCommit.forEach(Runnable::run);
    return result;
  }

  private static <T> T committed(Jdbi connections, HandleCallback<T, RuntimeException> work) {
    try {
      return connections.inTransaction(work);
    } catch (JdbiException failure) {
      throw isPassing(failure) ? unavailable(failure) : failure;
    }
  }

  private static boolean isPassing(JdbiException failure) {
    return sqlCauses(failure)
        .anyMatch(cause ->
            cause instanceof SQLTransientException
                || PASSING.stream().anyMatch(String.valueOf(cause.getSQLState())::startsWith));
  }

  /** What the driver said, the outermost first. */
  static Stream<SQLException> sqlCauses(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }

  private static TryLater unavailable(JdbiException failure) {
    var later = new TryLater(Sentence.of("store.unavailable"), Duration.ZERO);
    later.initCause(failure);
    return later;
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
