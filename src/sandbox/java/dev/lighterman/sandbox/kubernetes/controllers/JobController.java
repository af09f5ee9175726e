package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Runs the pods of jobs until enough have succeeded or too many have failed. */
final class JobController implements Controller {

  private static final Duration INITIAL_BACK_OFF = Duration.ofSeconds(10);

  private final ControllerContext context;
  private final OwnedPods pods;
  private final Set<String> backingOff = new HashSet<>();

  JobController(ControllerContext context) {
    this.context = context;
    this.pods = new OwnedPods(context, EventSource.of("job-controller"));
  }

  @Override
  public void onChange(WatchEvent change) {
    if (change.kind() == ResourceKind.JOB) {
      if (change.type() == WatchEvent.Type.ADDED) {
        startDeadline(change.object());
      }
      context.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == ResourceKind.POD) {
      context.controller(ResourceKind.JOB, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode job) {
    if (ObjectMeta.isTerminating(job) || JobStatus.isFinished(job)) {
      return;
    }
    List<ObjectNode> owned = context.owned(ResourceKind.POD, job);
    int succeeded = JobStatus.count(owned, "Succeeded");
    int failed = JobStatus.count(owned, "Failed");
    JsonNode spec = job.path("spec");
    if (succeeded >= spec.path("completions").asInt()) {
      finish(job, owned, JobStatus.COMPLETE);
      pods.recordEvent(job, EventMessage.normal("Completed", "Job completed"));
    } else if (failed > spec.path("backoffLimit").asInt()) {
      fail(job, owned, JobStatus.BACKOFF_LIMIT_EXCEEDED);
    } else {
      context.change(ResourceKind.JOB, job, found -> JobStatus.update(found, owned, context.now()));
      createMissingPods(job, owned, succeeded, failed);
    }
  }

  private void createMissingPods(
      ObjectNode job, List<ObjectNode> owned, int succeeded, int failed) {
    JsonNode spec = job.path("spec");
    int active = (int) owned.stream().filter(PodStatus::isActive).count();
    int desired =
        Math.min(spec.path("parallelism").asInt(), spec.path("completions").asInt() - succeeded);
    if (active >= desired || spec.path("suspend").asBoolean()) {
      return;
    }
    if (failed == 0) {
      create(job, desired - active);
    } else if (backingOff.add(ObjectMeta.uid(job) + failed)) {
      Duration backOff = INITIAL_BACK_OFF.multipliedBy(1L << Math.min(failed - 1, 6));
      scheduleWhileRunning(job, backOff, found -> create(found, desired - active));
    }
  }

  private void create(ObjectNode job, int count) {
    boolean created = true;
    for (int i = 0; i < count && created; i++) {
      created = pods.create(job, new PodTemplate(job).newPod(), this::reconcile);
    }
  }

  private void startDeadline(ObjectNode job) {
    long seconds = job.path("spec").path("activeDeadlineSeconds").asLong();
    if (seconds > 0) {
      scheduleWhileRunning(
          job,
          Duration.ofSeconds(seconds),
          found ->
              fail(found, context.owned(ResourceKind.POD, found), JobStatus.DEADLINE_EXCEEDED));
    }
  }

  private void scheduleWhileRunning(ObjectNode job, Duration after, Consumer<ObjectNode> task) {
    context.schedule(
        after,
        "job " + ObjectMeta.name(job),
        () ->
            context
                .findCurrent(ResourceKind.JOB, job)
                .filter(found -> !JobStatus.isFinished(found))
                .ifPresent(task));
  }

  private void fail(ObjectNode job, List<ObjectNode> owned, JobStatus.Outcome outcome) {
    finish(job, owned, outcome);
    pods.recordEvent(job, EventMessage.warning(outcome.reason(), outcome.message()));
  }

  private void finish(ObjectNode job, List<ObjectNode> owned, JobStatus.Outcome outcome) {
    context.change(
        ResourceKind.JOB, job, found -> JobStatus.finish(found, owned, outcome, context.now()));
    owned.stream().filter(PodStatus::isActive).forEach(pod -> pods.delete(job, pod));
    JsonNode ttl = job.path("spec").path("ttlSecondsAfterFinished");
    if (ttl.isNumber()) {
      context.schedule(Duration.ofSeconds(ttl.asLong()), "end of a job", () -> expire(job));
    }
  }

  private void expire(ObjectNode job) {
    context
        .findCurrent(ResourceKind.JOB, job)
        .ifPresent(found -> context.delete(ObjectKey.of(ResourceKind.JOB, found)));
  }
}
