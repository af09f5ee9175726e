package dev.lighterman.store;

import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.RequestNumber;
import java.util.List;

/** The database and its tables. */
public record Store(
    Database database,
    Requests requests,
    Claims claims,
    RecordedDecisions decisions,
    Votes votes,
    Runs runs,
    StoredMessages messages,
    Freezes freezes,
    FirstSeen firstSeen,
    OldRequests oldRequests,
    AuditLog audit)
    implements AutoCloseable {
  /** Opens the database and brings its tables up to date. */
  public static Store open(StoreSettings settings, PlanJson json) {
    return open(settings, json, InteractionTimeouts.DEFAULT);
  }

  /** The same where people wait for another time. */
  public static Store open(StoreSettings settings, PlanJson json, InteractionTimeouts timeouts) {
    var database = Database.open(settings, timeouts);
    var requests = new Requests(database, json);
    requests.listing().complete(requests);
    return new Store(
        database,
        requests,
        new Claims(database),
        new RecordedDecisions(database),
        new Votes(),
        new Runs(database, json),
        new StoredMessages(database),
        new Freezes(database),
        new FirstSeen(database),
        new OldRequests(database),
        new AuditLog(database, json));
  }

  /**
   * The open requests that this version can't carry on, because it can't read what is stored about
   * them; the oldest first.
   */
  public List<RequestNumber> unreadable() {
    return database.read(transaction ->
        requests.openNumbers(transaction).stream()
            .filter(number -> !isReadable(transaction, number))
            .toList());
  }

  private boolean isReadable(Transaction transaction, RequestNumber number) {
    try {
      var _ = requests.find(transaction, number);
      var _ = runs.attempts(transaction, number);
      return true;
    } catch (UnreadableRow newer) {
      return false;
    }
  }

  /** Whether another process uses a database that allows only one process. */
  public static boolean usedByAnother(StoreSettings settings) {
    return Database.usedByAnother(settings);
  }

  @Override
  public void close() {
    database.close();
  }
}
