package dev.lighterman.store;

import dev.lighterman.settings.StoreSettings;

/** The database with all that is kept in it. */
public record Store(
    Database database,
    Requests requests,
    Claims claims,
    Wishes wishes,
    Votes votes,
    Runs runs,
    Messages messages,
    Audit audit)
    implements AutoCloseable {
  /** Opens the database and brings its tables up to date. */
  public static Store open(StoreSettings settings, PlanJson json) {
    var database = Database.open(settings);
    return new Store(
        database,
        new Requests(database, json),
        new Claims(database),
        new Wishes(database),
        new Votes(),
        new Runs(database, json),
        new Messages(database),
        new Audit(database, json));
  }

  /** Whether another process uses a database that only one may use. */
  public static boolean usedByAnother(StoreSettings settings) {
    return Database.usedByAnother(settings);
  }

  @Override
  public void close() {
    database.close();
  }
}
