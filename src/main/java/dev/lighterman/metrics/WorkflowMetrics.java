package dev.lighterman.metrics;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.ProgressListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts what becomes of requests and their steps, once it is committed, and passes it on.
 *
 * @param next who else is told
 */
public record WorkflowMetrics(MeterRegistry meters, ProgressListener next)
    implements ProgressListener {

  @Override
  public void onRequestChanged(Transaction transaction, Request before, Request after, Author by) {
    next.onRequestChanged(transaction, before, after, by);
    if (before.equals(after) || !name(before.state()).equals(name(after.state()))) {
      count(transaction, "lighterman.requests", after, "state", name(after.state()));
    }
  }

  @Override
  public void onStepChanged(
      Transaction transaction, Request request, StepProgress before, StepProgress after) {
    next.onStepChanged(transaction, request, before, after);
    Status result = after.mark();
    if (result == Status.WAITING && before.mark() != Status.WAITING) {
      count(transaction, "lighterman.step.waits", request, "step", after.id().text());
    }
    if (result != before.mark() && after.began() != null && after.ended() != null) {
      Duration took = Duration.between(after.began(), after.ended());
      transaction.afterCommit(() ->
          meters
              .timer(
                  "lighterman.steps", "step", after.id().text(), "result", lowerCase(result.name()))
              .record(took));
    }
  }

  @Override
  public void onHaltDiagnosed(Transaction transaction, Request request) {
    next.onHaltDiagnosed(transaction, request);
    count(transaction, "lighterman.halts.diagnosed", request, "state", name(request.state()));
  }

  @Override
  public void onExpiryNear(Transaction transaction, Request request) {
    next.onExpiryNear(transaction, request);
    count(transaction, "lighterman.approval.reminders", request, "state", name(request.state()));
  }

  @Override
  public void onFreezeChanged(Transaction transaction, Request request) {
    next.onFreezeChanged(transaction, request);
  }

  @Override
  public void onPlanningWaits(Transaction transaction, Request request, Sentence why) {
    next.onPlanningWaits(transaction, request, why);
    count(transaction, "lighterman.planning.waits", request, "cause", why.key());
  }

  private void count(
      Transaction transaction, String meter, Request request, String tag, String value) {
    String operation = request.intent().operation();
    transaction.afterCommit(
        () -> meters.counter(meter, "operation", operation, tag, value).increment());
  }

  /** As in a query: {@code awaiting_approval}. */
  private static String name(RequestState state) {
    return lowerCase(state.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
