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

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

  private final ControllerContext plane;
  private final OwnedPods pods;
  private final Set<String> pausing = new HashSet<>();

  JobController(ControllerContext plane) {
    this.plane = plane;
    this.pods = new OwnedPods(plane, EventSource.of("job-controller"));
  }

  @Override
  public void changed(WatchEvent change) {
    if (change.kind() == ResourceKind.JOB) {
      if (change.type() == WatchEvent.Type.ADDED) {
        startDeadline(change.object());
      }
      plane.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == ResourceKind.POD) {
      plane.controller(ResourceKind.JOB, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode job) {
    if (ObjectMeta.isTerminating(job) || JobStatus.isOver(job)) {
      return;
    }
    List<ObjectNode> owned = plane.owned(ResourceKind.POD, job);
    int succeeded = JobStatus.count(owned, "Succeeded");
    int failed = JobStatus.count(owned, "Failed");
    JsonNode spec = job.path("spec");
    if (succeeded >= spec.path("completions").asInt()) {
      finish(job, owned, JobStatus.COMPLETE);
      pods.tell(job, EventMessage.normal("Completed", "Job completed"));
    } else if (failed > spec.path("backoffLimit").asInt()) {
      fail(job, owned, JobStatus.TOO_MANY_FAILURES);
    } else {
      plane.change(ResourceKind.JOB, job, found -> JobStatus.report(found, owned, plane.now()));
      fill(job, owned, succeeded, failed);
    }
  }

  private void fill(ObjectNode job, List<ObjectNode> owned, int succeeded, int failed) {
    JsonNode spec = job.path("spec");
    int active = (int) owned.stream().filter(PodStatus::isActive).count();
    int wanted =
        Math.min(spec.path("parallelism").asInt(), spec.path("completions").asInt() - succeeded);
    if (active >= wanted || spec.path("suspend").asBoolean()) {
      return;
    }
    if (failed == 0) {
      create(job, wanted - active);
    } else if (pausing.add(ObjectMeta.uid(job) + failed)) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failed - 1, 6));
      whileItRuns(job, pause, found -> create(found, wanted - active));
    }
  }

  private void create(ObjectNode job, int pods) {
    for (int i = 0; i < pods; i++) {
      this.pods.create(job, new PodTemplate(job).pod());
    }
  }

  private void startDeadline(ObjectNode job) {
    long seconds = job.path("spec").path("activeDeadlineSeconds").asLong();
    if (seconds > 0) {
      whileItRuns(
          job,
          Duration.ofSeconds(seconds),
          found -> fail(found, plane.owned(ResourceKind.POD, found), JobStatus.TOO_LATE));
    }
  }

  private void whileItRuns(ObjectNode job, Duration after, Consumer<ObjectNode> then) {
    plane.later(
        after,
        "job " + ObjectMeta.name(job),
        () ->
            plane
                .findCurrent(ResourceKind.JOB, job)
                .filter(found -> !JobStatus.isOver(found))
                .ifPresent(then));
  }

  private void fail(ObjectNode job, List<ObjectNode> owned, JobStatus.End end) {
    finish(job, owned, end);
    pods.tell(job, EventMessage.warning(end.reason(), end.message()));
  }

  private void finish(ObjectNode job, List<ObjectNode> owned, JobStatus.End end) {
    plane.change(ResourceKind.JOB, job, found -> JobStatus.finish(found, owned, end, plane.now()));
    owned.stream().filter(PodStatus::isActive).forEach(pod -> pods.delete(job, pod));
    JsonNode kept = job.path("spec").path("ttlSecondsAfterFinished");
    if (kept.isNumber()) {
      plane.later(Duration.ofSeconds(kept.asLong()), "end of a job", () -> expire(job));
    }
  }

  private void expire(ObjectNode job) {
    plane
        .findCurrent(ResourceKind.JOB, job)
        .ifPresent(found -> plane.delete(ObjectKey.of(ResourceKind.JOB, found)));
  }
}
