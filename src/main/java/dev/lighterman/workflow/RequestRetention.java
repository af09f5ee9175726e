package dev.lighterman.workflow;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.OldRequests.Ended;
import dev.lighterman.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes requests that ended longer ago than the retention time. Their audit stays, and so does
 * the request by which the bot knows what a site runs, however old it is.
 */
public final class RequestRetention {
  private static final Logger log = LoggerFactory.getLogger(RequestRetention.class);
  private static final String TASK = "retention";
  private static final Duration INTERVAL = Duration.ofDays(1);

  private final Store store;
  private final SiteRecords records;
  private final Supplier<Duration> retention;
  private final InstantSource clock;

  public RequestRetention(
      Store store, SiteRecords records, Supplier<Duration> retention, InstantSource clock) {
    this.store = store;
    this.records = records;
    this.retention = retention;
    this.clock = clock;
  }

  /** The task, which runs once a day. */
  public Task task() {
    return new Task(TASK, _ -> run());
  }

  /** Runs the task soon; it goes on by itself from then on. */
  public void schedule(TaskScheduler scheduler) {
    store.database().transact(transaction -> scheduler.scheduleNow(transaction, TASK, "daily"));
  }

  private TaskResult run() {
    Instant time = clock.instant().minus(retention.get());
    List<Ended> old =
        store.oldRequests().endedBefore(time).stream()
            .filter(request -> !isRecord(request))
            .toList();
    old.forEach(this::delete);
    if (!old.isEmpty()) {
      log.atInfo()
          .addKeyValue("requests", old.size())
          .addKeyValue("before", time)
          .log("deleted requests that ended before; their audit stays");
    }
    return TaskResult.again(INTERVAL);
  }

  /** Whether it tells what a site runs: the last request that changed it. */
  private boolean isRecord(Ended request) {
    return request.site() != null
        && records.lastChange(request.site()).filter(request.number()::equals).isPresent();
  }

  private void delete(Ended request) {
    store
        .database()
        .transact(transaction -> {
          store.oldRequests().delete(transaction, request.number());
          store
              .audit()
              .add(
                  transaction,
                  new AuditLog.Entry(clock.instant(), "Deleted", request.number(), null, Map.of()));
        });
  }
}
