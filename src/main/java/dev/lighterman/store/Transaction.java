package dev.lighterman.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An open database transaction. */
public final class Transaction {
  private final Handle handle;
  private final Dialect dialect;
  private final List<Runnable> beforeCommit = new ArrayList<>();
  private final List<Runnable> afterCommit;

  Transaction(Handle handle, Dialect dialect, List<Runnable> afterCommit) {
    this.handle = handle;
    this.dialect = dialect;
    this.afterCommit = afterCommit;
  }

  /** The JDBC connection, for libraries that write in the transaction. Do not close it. */
  public Connection connection() {
    return handle.getConnection();
  }

  /**
   * Runs {@code action} after the commit, once the connection is released; not after a rollback.
   */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** Runs {@code action} just before the commit: keeps locks on shared rows short. */
  void beforeCommit(Runnable action) {
    beforeCommit.add(action);
  }

  Handle handle() {
    return handle;
  }

  Dialect dialect() {
    return dialect;
  }

  void runBeforeCommit() {
    beforeCommit.forEach(Runnable::run);
  }
}
