package dev.lighterman.store;

import dev.lighterman.value.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** What was and what is to be posted, in the order in which it was written. */
public final class StoredMessages {
  private final Database database;

  StoredMessages(Database database) {
    this.database = database;
  }

  /** Writes a message; one of the same id stays as it is. */
  public void write(Transaction transaction, StoredMessage message) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO messages (id, subject, kind, channel, body, ts, rendered)
            VALUES (:id, :subject, :kind, :channel, :body, :ts, :rendered)
            ON CONFLICT (id) DO NOTHING\
            """)
        .bind("id", message.id())
        .bind("subject", message.subject())
        .bind("kind", message.kind())
        .bind("channel", message.channel().id())
        .bind("body", message.body())
        .bind("ts", message.ts())
        .bind("rendered", message.rendered())
        .execute();
  }

  /**
   * Keeps where a message was posted and a hash of what it says. What was posted is in Slack, so
   * its text is forgotten here, unless it was rewritten meanwhile.
   */
  public void posted(Transaction transaction, StoredMessage message, String ts, String rendered) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE messages
            SET ts = :ts, rendered = :rendered, body = CASE WHEN body = :body THEN NULL ELSE body END
            WHERE id = :id\
            """)
        .bind("ts", ts)
        .bind("rendered", rendered)
        .bind("body", message.body())
        .bind("id", message.id())
        .execute();
  }

  /** Lets a message say something else, posted or not. */
  public void rewrite(Transaction transaction, String id, String body) {
    transaction.handle().execute("UPDATE messages SET body = ? WHERE id = ?", body, id);
  }

  public Optional<StoredMessage> find(String id) {
    return list("WHERE id = ?", id).stream().findFirst();
  }

  /** Every message about a subject, the oldest first. */
  public List<StoredMessage> about(String subject) {
    return list("WHERE subject = ? ORDER BY position", subject);
  }

  private List<StoredMessage> list(String which, String value) {
    return database.inTransaction(transaction ->
        transaction
            .handle()
            .select("SELECT * FROM messages " + which, value)
            .map(StoredMessages::message)
            .list());
  }

  private static StoredMessage message(ResultSet row, StatementContext context)
      throws SQLException {
    return new StoredMessage(
        row.getString("id"),
        row.getString("subject"),
        row.getString("kind"),
        new Channel(row.getString("channel")),
        row.getString("body"),
        row.getString("ts"),
        row.getString("rendered"));
  }
}
