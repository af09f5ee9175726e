package dev.lighterman.status;

import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.WorkloadMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The four headings of a run, a line each: its sign, how long it took, what it says. */
final class PhaseLines {
  private static final String POD = "pod";

  private final RequestSummary summary;
  private final RunProgress progress;
  private final Instant now;

  PhaseLines(RequestSummary summary, RunProgress progress, Instant now) {
    this.summary = summary;
    this.progress = progress;
    this.now = now;
  }

  List<Sentence> lines() {
    Stream<Sentence> from = progress.stretches().stream().filter(this::worthALine).map(this::line);
    return elsewhere()
        ? Stream.concat(from, Stream.of(titled("card.stretch.elsewhere", Sign.ABSENT, POD)))
            .toList()
        : from.toList();
  }

  /** What a deployment leaves out is worth knowing; other operations never had it. */
  private boolean worthALine(PhaseProgress phaseProgress) {
    return progress.sign(phaseProgress) != Sign.ABSENT
        || (summary.plan().deploys() && !(isPod(phaseProgress) && elsewhere()));
  }

  private boolean elsewhere() {
    return summary.plan().manualCommands().isPresent();
  }

  private static boolean isPod(PhaseProgress phaseProgress) {
    return phaseProgress.phase() == Phase.POD;
  }

  private Sentence line(PhaseProgress phaseProgress) {
    Sign sign = progress.sign(phaseProgress);
    return switch (sign) {
      case ABSENT -> titled("card.stretch.absent", phaseProgress);
      case OPEN ->
          progress.undoing()
              ? titled("card.stretch.untouched", phaseProgress)
              : titled("card.stretch.open", phaseProgress).with("usually", phaseProgress.usually());
      case DONE, UNDER_WAY, FAILED, UNDONE ->
          titled("card.stretch.walked", phaseProgress)
              .with("took", phaseProgress.took(now).map(Elapsed::of).orElse(""))
              .with("says", phaseProgress.saysOrPlans());
    };
  }

  private Sentence titled(String key, PhaseProgress phaseProgress) {
    String heading =
        isPod(phaseProgress) && grantsOnly()
            ? "granted"
            : phaseProgress.phase().name().toLowerCase(Locale.ROOT);
    return titled(key, progress.sign(phaseProgress), heading);
  }

  /** Where nothing is to be pulled from here, nothing may say that it was. */
  private boolean grantsOnly() {
    Plan plan = summary.plan();
    String proof = plan.facts().get("workload");
    return plan.deploys() && (elsewhere() || WorkloadMode.NONE.toString().equals(proof));
  }

  private Sentence titled(String key, Sign sign, String heading) {
    var title =
        Sentence.of("card.heading", "heading", heading)
            .with("operation", summary.plan().operation())
            .with("way", progress.undoing() ? "back" : "forth");
    return Sentence.of(key, "sign", sign.text()).with("title", title);
  }
}
