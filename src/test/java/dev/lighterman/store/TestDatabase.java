package dev.lighterman.store;

import dev.lighterman.settings.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The databases on which the same tests run, each time a fresh one. */
public enum TestDatabase {
  SQLITE,
  POSTGRESQL;

  /** A new, empty database; aborts the test, and says so, where there is no server. */
  public StoreSettings fresh(Path directory) {
    return switch (this) {
      case SQLITE -> StoreSettings.in(directory);
      case POSTGRESQL ->
          TestPostgres.server()
              .map(TestPostgres::fresh)
              .orElseGet(() -> {
                String why = "SKIPPED on PostgreSQL: " + TestPostgres.HOW;
                System.err.println(why);
                return Assumptions.abort(why);
              });
    };
  }

  /** Ends every connection to a fresh database on a server, as a restart of the server would. */
  public static void endSessions(StoreSettings onServer) {
    TestPostgres.server().orElseThrow().endSessions(onServer);
  }
}
