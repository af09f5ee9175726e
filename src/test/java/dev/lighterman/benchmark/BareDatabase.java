package dev.lighterman.benchmark;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A database with tables like the bot's, and a scheduler over it. */
final class BareDatabase {
  private static final TaskDescriptor<Integer> LINK = TaskDescriptor.of("link", Integer.class);

  /** What the migrations name, for SQLite. */
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "instant", "TIMESTAMP",
          "bytes", "BLOB",
          "channelOfIntent", "json_extract(intent, '$.channel')");

  private BareDatabase() {}

  static void open(BotEnvironmentVariables environment) {
    HikariDataSource pool = open(Path.of(environment.of("LIGHTERMAN_DATA")));
    Jdbi.create(pool)
        .useHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    schedule(pool);
  }

  private static HikariDataSource open(Path directory) {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + directory.resolve("libraries.db"));
    config.setMaximumPoolSize(1);
    config.addDataSourceProperty("journal_mode", "WAL");
    var pool = new HikariDataSource(config);
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:dev/lighterman/store/migrations")
        .placeholders(PLACEHOLDERS)
        .load()
        .migrate();
    return pool;
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

  /**
   * How long a chain of tasks takes, of which each writes a row and schedules the next; the median
   * of several rounds.
   */
  static Duration chain(Path directory, int length, int rounds) throws InterruptedException {
    try (HikariDataSource pool = open(directory)) {
      var jdbi = Jdbi.create(pool);
      jdbi.useHandle(handle -> handle.execute("CREATE TABLE links (number INTEGER)"));
      var ended = new LinkedBlockingQueue<Boolean>();
      var scheduler = chained(pool, jdbi, length, ended);
      scheduler.start();
      var took = new ArrayList<Duration>();
      for (int round = 0; round < rounds; round++) {
        long begun = System.nanoTime();
        scheduler.schedule(LINK.instance(round + "/1").data(1).scheduledTo(Instant.now()));
        ended.take();
        took.add(Duration.ofNanos(System.nanoTime() - begun));
      }
      scheduler.stop();
      return took.stream().sorted().toList().get(rounds / 2);
    }
  }

  private static Scheduler chained(
      HikariDataSource pool, Jdbi jdbi, int length, BlockingQueue<Boolean> ended) {
    var link =
        Tasks.oneTime(LINK)
            .execute((task, context) -> {
              int number = task.getData();
              jdbi.useHandle(handle -> handle.execute("INSERT INTO links VALUES (?)", number));
              if (number == length) {
                ended.add(true);
              } else {
                context
                    .getSchedulerClient()
                    .scheduleIfNotExists(
                        LINK.instance(task.getId() + "/" + (number + 1))
                            .data(number + 1)
                            .scheduledTo(Instant.now()));
              }
            });
    return Scheduler.create(pool, link)
        .pollingInterval(Duration.ofMillis(250))
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .enableImmediateExecution()
        .build();
  }
}
