package dev.lighterman.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A transaction that is open: all that is done with it happens together, or not at all. */
public final class Transaction {
  private final Handle handle;
  private final Dialect dialect;
  private final List<Runnable> last = new ArrayList<>();
  private final List<Runnable> afterwards;

  Transaction(Handle handle, Dialect dialect, List<Runnable> afterwards) {
    this.handle = handle;
    this.dialect = dialect;
    this.afterwards = afterwards;
  }

  /** The connection, for what writes with the transaction; not to be closed. */
  public Connection connection() {
    return handle.getConnection();
  }

  /** Runs once the transaction is committed and its connection given back; else never. */
  public void afterCommit(Runnable then) {
    afterwards.add(then);
  }

  /** Runs just before the commit: for rows that everybody needs, to hold them shortly. */
  void last(Runnable then) {
    last.add(then);
  }

  Handle handle() {
    return handle;
  }

  Dialect dialect() {
    return dialect;
  }

  void finish() {
    last.forEach(Runnable::run);
  }
}
