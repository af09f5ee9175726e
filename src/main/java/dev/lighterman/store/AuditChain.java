package dev.lighterman.store;

import dev.lighterman.value.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The chain of hashes over the audit's rows. It is checked row by row, so that the memory that this
 * takes does not depend on how long the audit is.
 */
final class AuditChain {
  /** How many rows PostgreSQL sends at a time. */
  private static final int FETCHED_ROWS = 500;

  private AuditChain() {}

  /** Checks the chain in an open transaction, without which PostgreSQL would send all rows. */
  static DatabaseReader.AuditCheck check(Handle handle) {
    // Read the head first: rows may be added during the check.
    Head head = head(handle, "");
    try (Stream<Row> rows = rows(handle, head)) {
      return check(rows.iterator(), head);
    }
  }

  private static DatabaseReader.AuditCheck check(Iterator<Row> rows, Head head) {
    Head last = Head.NONE;
    while (rows.hasNext()) {
      Row row = rows.next();
      Head expected = last.append(row.entry());
      if (!expected.equals(row.head())) {
        return new DatabaseReader.AuditCheck(last.position(), Optional.of(expected.position()));
      }
      last = expected;
    }
    return new DatabaseReader.AuditCheck(
        last.position(), head.equals(last) ? Optional.empty() : Optional.of(last.position() + 1));
  }

  private static Stream<Row> rows(Handle handle, Head head) {
    return handle
        .createQuery(
            "SELECT entry, position, hash FROM audit WHERE position <= :head ORDER BY position")
        .bind("head", head.position())
        .setFetchSize(FETCHED_ROWS)
        .map((row, _) -> new Row(row.getString("entry"), Head.of(row)))
        .stream();
  }

  /** The end of the chain. */
  static Head head(Handle handle, String lock) {
    return handle
        .createQuery("SELECT position, hash FROM audit_head" + lock)
        .map((row, _) -> Head.of(row))
        .one();
  }

  private record Row(String entry, Head head) {}

  /** The head of the hash chain: the number of rows, and the hash over all of them. */
  record Head(long position, String hash) {
    private static final Head NONE = new Head(0, "");

    private static Head of(ResultSet row) throws SQLException {
      return new Head(row.getLong("position"), row.getString("hash"));
    }

    Head append(String entry) {
      String chained = position + 1 + "\n" + hash + "\n" + entry;
      return new Head(position + 1, Sha256.of(chained));
    }
  }
}
