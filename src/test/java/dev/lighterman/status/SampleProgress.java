package dev.lighterman.status;

import static dev.lighterman.status.SampleRequests.ASKED;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.BEN;
import static dev.lighterman.status.SampleRequests.progress;
import static dev.lighterman.status.SampleRequests.request;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Finding;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.StepOutcome.Failed;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How far the requests of {@link SampleRequests} have come. */
final class SampleProgress {
  static final Authority VOTES = new Authority.Votes(List.of(BEN));
  static final ApprovalRequirement LEADS =
      new ApprovalRequirement(
          "edge changes", List.of(new UserGroup("S01LEADS")), 1, Duration.ofHours(1), false);
  static final Instant NOW = BEGAN.plusSeconds(136);

  private SampleProgress() {}

  static Request waiting(Request request) {
    var plan = Objects.requireNonNull(request.plan());
    return request.moved(
        new RequestState.AwaitingApproval(PlanHash.of(plan), ASKED, ASKED.plusSeconds(3600)));
  }

  static Request halted(Halt why, Direction direction) {
    return request(new RequestState.Halted(VOTES, BEGAN, direction, why, NOW));
  }

  static List<StepProgress> installing() {
    return and(
        SampleRequests.created(),
        progress(
            "install-extension",
            Status.WAITING,
            6,
            0,
            Sentence.of("step.install-extension.waiting", "name", "store114")));
  }

  static List<StepProgress> failing(Failed failed) {
    return and(
        SampleRequests.created(),
        progress("install-extension", Status.FAILED, 6, 130, failed.cause()));
  }

  static List<StepProgress> undoneInPart() {
    return and(
        SampleRequests.created(),
        progress(
            "install-extension",
            Status.WAITING,
            100,
            0,
            Sentence.of("step.busy", "what", "store114")));
  }

  static List<StepProgress> allUndone() {
    return SampleRequests.created().stream()
        .map(step ->
            progress(
                step.id().text(),
                Status.UNDONE,
                6,
                9,
                Sentence.of("step.gone", "what", "store114")))
        .toList();
  }

  static List<StepProgress> serving() {
    var active =
        SampleRequests.with(
            progress(
                "await-active",
                Status.DONE,
                300,
                320,
                Sentence.of("step.await-active.done", "name", "store114")),
            new Finding.ConnectedRegistryState(
                "store114",
                "ReadOnly",
                "Online",
                "prodacr",
                "prodacr.azurecr.io",
                Instant.parse("2026-11-24T12:08:41Z"),
                "* * * * *",
                null,
                "Succeeded"));
    var pulled =
        SampleRequests.with(
            progress("await-pull", Status.DONE, 330, 345, PlainText.text("Pulled")),
            new Finding.ImagePull(
                "pos-7d9",
                "node-2",
                "10.43.0.50/pos:1.5",
                Duration.ofMillis(3_100),
                "10.43.0.50/pos@sha256:9f2c8b7d6e5f4a3b2c1d",
                true));
    var installed =
        progress(
            "install-extension",
            Status.DONE,
            6,
            300,
            Sentence.of("step.install-extension.done", "name", "store114")
                .with("version", "1.2.3"));
    var secret =
        progress(
            "put-pull-secret",
            Status.DONE,
            322,
            324,
            Sentence.of("step.put-pull-secret.done", "name", "store114-pull"));
    return and(SampleRequests.created(), installed, active, secret, pulled);
  }

  private static List<StepProgress> and(List<StepProgress> first, StepProgress... more) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }
}
