package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.List;

/** Computes the status of jobs. */
final class JobStatus {

  static final Outcome COMPLETE =
      new Outcome(true, "CompletionsReached", "Reached expected number of succeeded pods");
  static final Outcome BACKOFF_LIMIT_EXCEEDED =
      new Outcome(false, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
  static final Outcome DEADLINE_EXCEEDED =
      new Outcome(false, "DeadlineExceeded", "Job was active longer than specified deadline");

  private JobStatus() {}

  /** How a job ends. */
  record Outcome(boolean succeeded, String reason, String message) {}

  static boolean isFinished(JsonNode job) {
    return StatusConditions.isTrue(job, "Complete") || StatusConditions.isTrue(job, "Failed");
  }

  static int count(List<ObjectNode> pods, String phase) {
    return (int) pods.stream().filter(pod -> PodStatus.phase(pod).equals(phase)).count();
  }

  static void update(ObjectNode job, List<ObjectNode> owned, String now) {
    ObjectNode status = JsonTree.child(job, "status");
    JsonTree.setDefault(status, "startTime", now);
    JsonTree.child(status, "uncountedTerminatedPods");
    List<ObjectNode> active = owned.stream().filter(PodStatus::isActive).toList();
    status.put("ready", (int) active.stream().filter(PodStatus::isReady).count());
    JsonTree.putNonZero(status, "active", active.size());
    JsonTree.putNonZero(status, "succeeded", count(owned, "Succeeded"));
    JsonTree.putNonZero(status, "failed", count(owned, "Failed"));
    status.put("terminating", (int) owned.stream().filter(ObjectMeta::isTerminating).count());
  }

  static void finish(ObjectNode job, List<ObjectNode> owned, Outcome outcome, String now) {
    update(job, owned, now);
    ObjectNode status = JsonTree.child(job, "status");
    status.remove("active");
    var conditions = new StatusConditions(status, now);
    String criterion = outcome.succeeded ? "SuccessCriteriaMet" : "FailureTarget";
    conditions.set(criterion, true, outcome.reason, outcome.message);
    conditions.set(
        outcome.succeeded ? "Complete" : "Failed", true, outcome.reason, outcome.message);
    if (outcome.succeeded) {
      status.put("completionTime", now);
    }
  }
}
