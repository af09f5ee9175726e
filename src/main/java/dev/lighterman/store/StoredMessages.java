package dev.lighterman.store;

import dev.lighterman.value.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The messages that were posted or are to be posted, in the order in which they were written. */
public final class StoredMessages {
  private final Database database;

  StoredMessages(Database database) {
    this.database = database;
  }

  /** Inserts a message; an existing one with the same id stays unchanged. */
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

  /** Stores that messages are about to be posted, in case this is never confirmed. */
  public void begun(Transaction transaction, List<StoredMessage> messages, Instant at) {
    for (StoredMessage message : messages) {
      transaction
          .handle()
          .execute("UPDATE messages SET begun = ? WHERE id = ?", at.toString(), message.id());
    }
  }

  /** Stores that messages were certainly not posted. */
  public void notPosted(Transaction transaction, List<StoredMessage> messages) {
    for (StoredMessage message : messages) {
      transaction.handle().execute("UPDATE messages SET begun = NULL WHERE id = ?", message.id());
    }
  }

  /**
   * Stores where a message was posted and a hash of its text. The text itself is deleted, since it
   * is in Slack, unless it was rewritten in the meantime.
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

  /** Replaces the text of a message, posted or not. */
  public void rewrite(Transaction transaction, String id, String body) {
    transaction.handle().execute("UPDATE messages SET body = ? WHERE id = ?", body, id);
  }

  public Optional<StoredMessage> find(String id) {
    return database.read(transaction -> find(transaction, id));
  }

  /** The message, as the transaction sees it. */
  public Optional<StoredMessage> find(Transaction transaction, String id) {
    return list(transaction, "WHERE id = ?", id).stream().findFirst();
  }

  /** Every message about a subject, the oldest first. */
  public List<StoredMessage> about(String subject) {
    return list("WHERE subject = ? ORDER BY position", subject);
  }

  private List<StoredMessage> list(String where, String value) {
    return database.read(transaction -> list(transaction, where, value));
  }

  private static List<StoredMessage> list(Transaction transaction, String where, String value) {
    return transaction
        .handle()
        .select("SELECT * FROM messages " + where, value)
        .map(StoredMessages::message)
        .list();
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
        row.getString("rendered"),
        begun(row.getString("begun")));
  }

  private static @Nullable Instant begun(@Nullable String at) {
    return at == null ? null : Instant.parse(at);
  }
}
