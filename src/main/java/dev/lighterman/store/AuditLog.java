package dev.lighterman.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log: an append-only table. Each row has a hash over itself and the previous row, so
 * that changed or missing rows can be detected. Each row is also written as one JSON line to the
 * logger {@code audit}.
 */
public final class AuditLog {
  /** The event of a change that the bot is about to request. */
  public static final String CALLING = "Calling";

  private static final Logger log = LoggerFactory.getLogger("audit");

  private final Database database;
  private final PlanJson json;

  AuditLog(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
  }

  /**
   * An audit event.
   *
   * @param what the event, such as {@code Approved}
   * @param who the person who did it; null where the bot did
   * @param details additional data, never a secret
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      Instant at,
      String what,
      @Nullable RequestNumber request,
      @Nullable Person who,
      Map<String, String> details) {
    public Entry {
      details = new TreeMap<>(details);
    }
  }

  /**
   * Adds a row in the transaction. It is written just before the commit, because it locks the head
   * of the chain, which all transactions share.
   */
  public void add(Transaction transaction, Entry entry) {
    transaction.beforeCommit(() -> write(transaction, entry));
  }

  private void write(Transaction transaction, Entry entry) {
    var handle = transaction.handle();
    AuditChain.Head head = AuditChain.head(handle, transaction.dialect().lock());
    String text = json.write(entry);
    AuditChain.Head next = head.append(text);
    var request = entry.request();
    handle.execute(
        "INSERT INTO audit (position, request, entry, hash) VALUES (?, ?, ?, ?)",
        next.position(),
        request == null ? null : request.number(),
        text,
        next.hash());
    handle.execute("UPDATE audit_head SET position = ?, hash = ?", next.position(), next.hash());
    transaction.afterCommit(() -> log.info(text));
  }

  /** The audit events of a request, the oldest first. */
  public List<Entry> of(RequestNumber number) {
    return database.read(transaction ->
        transaction
            .handle()
            .select("SELECT entry FROM audit WHERE request = ? ORDER BY position", number.number())
            .mapTo(String.class)
            .map(text -> json.read(text, Entry.class))
            .list());
  }

  /** When a request began to change anything; empty if it did not. */
  public Optional<Instant> firstChange(RequestNumber number) {
    return of(number).stream()
        .filter(entry -> entry.what().equals(CALLING))
        .map(Entry::at)
        .findFirst();
  }

  /** The position of the first row that was changed or is missing; empty if the chain is intact. */
  public Optional<Long> firstTamperedRow() {
    return database.read(transaction -> AuditChain.check(transaction.handle()).firstBroken());
  }
}
