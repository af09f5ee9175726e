package dev.lighterman.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The pool of a database that has one writer. The pool alone hands its connection to whoever
 * happens to be next; here the urgent ones are next, but never twice in a row, so that the others
 * get on, too.
 */
final class SingleConnection extends HikariDataSource {
  private final Queue<CompletableFuture<Boolean>> urgent = new ArrayDeque<>();
  private final Queue<CompletableFuture<Boolean>> others = new ArrayDeque<>();
  private boolean taken;
  private boolean urgentLast;

  SingleConnection(HikariConfig config) {
    super(config);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection(others);
  }

  Connection urgentConnection() throws SQLException {
    return connection(urgent);
  }

  private Connection connection(Queue<CompletableFuture<Boolean>> queue) throws SQLException {
    awaitTurn(queue);
    try {
      return passingOn(super.getConnection());
    } catch (SQLException | RuntimeException failure) {
      passOn();
      throw failure;
    }
  }

  private void awaitTurn(Queue<CompletableFuture<Boolean>> queue) throws SQLException {
    var turn = new CompletableFuture<Boolean>();
    synchronized (this) {
      queue.add(turn);
      if (!taken) {
        passOn();
      }
    }
    try {
      turn.get(getConnectionTimeout(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      if (turn.cancel(false)) {
        throw new SQLTransientConnectionException("others use the database for too long", slow);
      }
    } catch (InterruptedException closing) {
      if (!turn.cancel(false)) {
        passOn();
      }
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while others use the database", closing);
    } catch (ExecutionException | CancellationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Gives the connection to the next who still waits. */
  private synchronized void passOn() {
    taken = false;
    while (!taken && !(urgent.isEmpty() && others.isEmpty())) {
      boolean urgentNext = others.isEmpty() || (!urgent.isEmpty() && !urgentLast);
      taken = (urgentNext ? urgent : others).remove().complete(true);
      urgentLast = taken ? urgentNext : urgentLast;
    }
  }

  /** The connection, whose close passes it on. */
  private Connection passingOn(Connection connection) {
    var open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            SingleConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              } finally {
                if (method.getName().equals("close") && open.getAndSet(false)) {
                  passOn();
                }
              }
            });
  }
}
