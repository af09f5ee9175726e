package dev.lighterman.store;

import dev.lighterman.settings.StoreSettings;

/** The database and its tables. */
public record Store(
    Database database,
    Requests requests,
    Claims claims,
    RecordedDecisions decisions,
    Votes votes,
    Runs runs,
    StoredMessages messages,
    AuditLog audit)
    implements AutoCloseable {
  /** Opens the database and brings its tables up to date. */
  public static Store open(StoreSettings settings, PlanJson json) {
    var database = Database.open(settings);
    return new Store(
        database,
        new Requests(database, json),
        new Claims(database),
        new RecordedDecisions(database),
        new Votes(),
        new Runs(database, json),
        new StoredMessages(database),
        new AuditLog(database, json));
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
