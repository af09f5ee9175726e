package dev.lighterman.metrics;

import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.store.Requests;
import dev.lighterman.store.Store;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows what waits in the database; each is counted when somebody reads the metrics. */
public record QueueMetrics(Store store, TaskScheduler scheduler) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("lighterman.requests.open", store.requests(), Requests::countOpen)
        .description("Requests that have not ended")
        .register(meters);
    Gauge.builder("lighterman.tasks.due", scheduler, TaskScheduler::countDue)
        .description("Tasks whose time has come and that nobody executes yet")
        .register(meters);
  }
}
