package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.Events.Teller;
import dev.lighterman.sandbox.kubernetes.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Deletion;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs the pods of jobs until enough have succeeded or too many have failed. */
final class JobController implements Controller {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

  private final ControlPlane plane;
  private final OwnedPods pods;
  private final Set<String> pausing = new HashSet<>();

  JobController(ControlPlane plane) {
    this.plane = plane;
    this.pods = new OwnedPods(plane, Teller.of("job-controller"));
  }

  @Override
  public void changed(Change change) {
    if (change.kind() == Kind.JOB) {
      if (change.type() == Change.Type.ADDED) {
        startDeadline(change.object());
      }
      plane.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == Kind.POD) {
      plane.controller(Kind.JOB, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode job) {
    if (Meta.leaving(job) || isOver(job)) {
      return;
    }
    List<ObjectNode> owned = plane.owned(Kind.POD, job);
    int succeeded = count(owned, "Succeeded");
    int failed = count(owned, "Failed");
    JsonNode spec = job.path("spec");
    if (succeeded >= spec.path("completions").asInt()) {
      finish(
          job,
          owned,
          "Complete",
          "CompletionsReached",
          "Reached expected number of succeeded pods");
      pods.tell(job, Told.normal("Completed", "Job completed"));
    } else if (failed > spec.path("backoffLimit").asInt()) {
      String why = "Job has reached the specified backoff limit";
      finish(job, owned, "Failed", "BackoffLimitExceeded", why);
      pods.tell(job, Told.warning("BackoffLimitExceeded", why));
    } else {
      plane.change(Kind.JOB, job, found -> report(found, owned));
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
    } else if (pausing.add(Meta.uid(job) + failed)) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failed - 1, 6));
      plane.later(
          pause,
          "next try of job " + Meta.name(job),
          () ->
              plane
                  .get(ObjectKey.of(Kind.JOB, job))
                  .filter(found -> Meta.uid(found).equals(Meta.uid(job)) && !isOver(found))
                  .ifPresent(found -> create(found, wanted - active)));
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
      plane.later(
          Duration.ofSeconds(seconds),
          "deadline of job " + Meta.name(job),
          () ->
              plane
                  .get(ObjectKey.of(Kind.JOB, job))
                  .filter(found -> Meta.uid(found).equals(Meta.uid(job)) && !isOver(found))
                  .ifPresent(this::tooLate));
    }
  }

  private void tooLate(ObjectNode job) {
    List<ObjectNode> owned = plane.owned(Kind.POD, job);
    String why = "Job was active longer than specified deadline";
    finish(job, owned, "Failed", "DeadlineExceeded", why);
    pods.tell(job, Told.warning("DeadlineExceeded", why));
  }

  private void finish(
      ObjectNode job, List<ObjectNode> owned, String condition, String reason, String message) {
    plane.change(
        Kind.JOB,
        job,
        found -> {
          report(found, owned);
          ObjectNode status = Tree.child(found, "status");
          status.remove("active");
          var conditions = new Conditions(status, now());
          boolean complete = condition.equals("Complete");
          conditions.put(complete ? "SuccessCriteriaMet" : "FailureTarget", true, reason, message);
          conditions.put(condition, true, reason, message);
          if (complete) {
            status.put("completionTime", now());
          }
        });
    owned.stream().filter(PodStatus::isActive).forEach(pod -> pods.delete(job, pod));
    expire(job);
  }

  private void expire(ObjectNode job) {
    JsonNode kept = job.path("spec").path("ttlSecondsAfterFinished");
    if (kept.isNumber()) {
      plane.later(
          Duration.ofSeconds(kept.asLong()),
          "end of job " + Meta.name(job),
          () ->
              plane
                  .get(ObjectKey.of(Kind.JOB, job))
                  .filter(found -> Meta.uid(found).equals(Meta.uid(job)))
                  .ifPresent(found ->
                      plane.api().delete(ObjectKey.of(Kind.JOB, found), Deletion.inBackground())));
    }
  }

  private void report(ObjectNode job, List<ObjectNode> owned) {
    ObjectNode status = Tree.child(job, "status");
    Tree.fill(status, "startTime", now());
    Tree.child(status, "uncountedTerminatedPods");
    List<ObjectNode> active = owned.stream().filter(PodStatus::isActive).toList();
    status.put("ready", (int) active.stream().filter(PodStatus::isReady).count());
    put(status, "active", active.size());
    put(status, "succeeded", count(owned, "Succeeded"));
    put(status, "failed", count(owned, "Failed"));
    status.put("terminating", (int) owned.stream().filter(Meta::leaving).count());
  }

  private static void put(ObjectNode status, String field, int count) {
    if (count > 0) {
      status.put(field, count);
    } else {
      status.remove(field);
    }
  }

  private static boolean isOver(JsonNode job) {
    return Conditions.isTrue(job, "Complete") || Conditions.isTrue(job, "Failed");
  }

  private static int count(List<ObjectNode> pods, String phase) {
    return (int) pods.stream().filter(pod -> PodStatus.phase(pod).equals(phase)).count();
  }

  private String now() {
    return plane.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
