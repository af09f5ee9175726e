package dev.lighterman.store;

import dev.lighterman.store.FreezeOrder.Status;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The orders to freeze changes, in the order in which they were given. */
public final class Freezes {
  private final Database database;

  Freezes(Database database) {
    this.database = database;
  }

  /** Stores an order; false if its key was stored before. */
  public boolean add(Transaction transaction, FreezeOrder order) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO freezes (delivery, frozen, why, person, channel, at, status)
                VALUES (:key, :frozen, :why, :person, :channel, :at, :status)
                ON CONFLICT (delivery) DO NOTHING\
                """)
            .bind("key", order.key())
            .bind("frozen", order.frozen())
            .bind("why", order.why())
            .bind("person", order.person().id())
            .bind("channel", order.channel().id())
            .bind("at", order.at().toString())
            .bind("status", order.status().name())
            .execute()
        == 1;
  }

  public Optional<FreezeOrder> find(String key) {
    return database.read(transaction ->
        transaction
            .handle()
            .select("SELECT * FROM freezes WHERE delivery = ?", key)
            .map(Freezes::order)
            .findOne());
  }

  public void save(Transaction transaction, String key, Status status) {
    transaction
        .handle()
        .execute("UPDATE freezes SET status = ? WHERE delivery = ?", status.name(), key);
  }

  /** The freezes in force: of each channel the latest order, unless that lifted the freeze. */
  public List<FreezeOrder> inForce(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM freezes WHERE frozen AND position IN (
              SELECT MAX(position) FROM freezes WHERE status IN ('IN_FORCE', 'ANNOUNCED')
              GROUP BY channel)
            ORDER BY position\
            """)
        .map(Freezes::order)
        .list();
  }

  public List<FreezeOrder> inForce() {
    return database.read(this::inForce);
  }

  private static FreezeOrder order(ResultSet row, StatementContext context) throws SQLException {
    return new FreezeOrder(
        row.getString("delivery"),
        row.getBoolean("frozen"),
        row.getString("why"),
        new Person(row.getString("person")),
        new Channel(row.getString("channel")),
        Instant.parse(row.getString("at")),
        Status.valueOf(row.getString("status")));
  }
}
