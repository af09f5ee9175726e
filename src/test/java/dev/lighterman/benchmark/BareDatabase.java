package dev.lighterman.benchmark;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A database with tables like the bot's, and a scheduler over it. */
final class BareDatabase {
  private static final Map<String, String> TYPES =
      Map.of(
          "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "instant", "TIMESTAMP",
          "bytes", "BLOB");

  private BareDatabase() {}

  static void open(BotEnvironmentVariables environment) {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + environment.of("LIGHTERMAN_DATA") + "/libraries.db");
    config.setMaximumPoolSize(1);
    config.addDataSourceProperty("journal_mode", "WAL");
    var pool = new HikariDataSource(config);
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:dev/lighterman/store/migrations")
        .placeholders(TYPES)
        .load()
        .migrate();
    Jdbi.create(pool)
        .useHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    schedule(pool);
  }

  private static void schedule(HikariDataSource pool) {
    var nothing = Tasks.oneTime("nothing").execute((task, context) -> {});
    var scheduler =
        Scheduler.create(pool, nothing)
            .pollingInterval(Duration.ofMillis(250))
            .heartbeatInterval(Duration.ofSeconds(1))
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    scheduler.start();
    scheduler.schedule(nothing.instance("once"), Instant.now());
  }
}
