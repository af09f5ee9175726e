package dev.lighterman.store;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds requests that ended long ago, and deletes all that is stored about them but the audit. */
public final class OldRequests {
  /** What belongs to a request, by its number. */
  private static final List<String> TABLES =
      List.of(
          "request_listing",
          "claims",
          "votes",
          "attempts",
          "decisions",
          "run_owners",
          "open_calls");

  private final Database database;

  OldRequests(Database database) {
    this.database = database;
  }

  /**
   * A request that ended.
   *
   * @param site the cluster that it was for; null if it was not planned
   */
  public record Ended(RequestNumber number, @Nullable ArmId site) {}

  /**
   * The requests that ended before a time, the oldest first. Parts of others are not among them.
   */
  public List<Ended> endedBefore(Instant time) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                """
                SELECT number, site FROM requests
                WHERE NOT unended AND asked < :time AND %s < :time
                  AND number NOT IN (SELECT parent FROM requests WHERE parent IS NOT NULL)
                ORDER BY number\
                """
                    .formatted(transaction.dialect().endOfState()))
            .bind("time", time.toString())
            .map((row, _) ->
                new Ended(
                    new RequestNumber(row.getInt("number")),
                    Optional.ofNullable(row.getString("site")).flatMap(ArmId::maybe).orElse(null)))
            .list());
  }

  /** Deletes a request with its votes, decisions, messages and the progress of its steps. */
  public void delete(Transaction transaction, RequestNumber number) {
    for (String table : TABLES) {
      transaction.handle().execute("DELETE FROM " + table + " WHERE request = ?", number.number());
    }
    transaction.handle().execute("DELETE FROM messages WHERE subject = ?", number.toString());
    transaction
        .handle()
        .execute("DELETE FROM requests WHERE number = ? AND NOT unended", number.number());
  }
}
