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

  private final RequestSummary subject;
  private final RunProgress course;
  private final Instant now;

  PhaseLines(RequestSummary subject, RunProgress course, Instant now) {
    this.subject = subject;
    this.course = course;
    this.now = now;
  }

  List<Sentence> lines() {
    Stream<Sentence> from = course.stretches().stream().filter(this::worthALine).map(this::line);
    return elsewhere()
        ? Stream.concat(from, Stream.of(titled("card.stretch.elsewhere", Sign.ABSENT, POD)))
            .toList()
        : from.toList();
  }

  /** What a deployment leaves out is worth knowing; other operations never had it. */
  private boolean worthALine(PhaseProgress stretch) {
    return course.sign(stretch) != Sign.ABSENT
        || (subject.plan().deploys() && !(isPod(stretch) && elsewhere()));
  }

  private boolean elsewhere() {
    return subject.plan().manualCommands().isPresent();
  }

  private static boolean isPod(PhaseProgress stretch) {
    return stretch.heading() == Phase.POD;
  }

  private Sentence line(PhaseProgress stretch) {
    Sign sign = course.sign(stretch);
    return switch (sign) {
      case ABSENT -> titled("card.stretch.absent", stretch);
      case OPEN ->
          course.undoing()
              ? titled("card.stretch.untouched", stretch)
              : titled("card.stretch.open", stretch).with("usually", stretch.usually());
      case DONE, UNDER_WAY, FAILED, UNDONE ->
          titled("card.stretch.walked", stretch)
              .with("took", stretch.took(now).map(Elapsed::of).orElse(""))
              .with("says", stretch.saysOrPlans());
    };
  }

  private Sentence titled(String key, PhaseProgress stretch) {
    String heading =
        isPod(stretch) && grantsOnly()
            ? "granted"
            : stretch.heading().name().toLowerCase(Locale.ROOT);
    return titled(key, course.sign(stretch), heading);
  }

  /** Where nothing is to be pulled from here, nothing may say that it was. */
  private boolean grantsOnly() {
    Plan plan = subject.plan();
    String proof = plan.facts().get("workload");
    return plan.deploys() && (elsewhere() || WorkloadMode.NONE.toString().equals(proof));
  }

  private Sentence titled(String key, Sign sign, String heading) {
    var title =
        Sentence.of("card.heading", "heading", heading)
            .with("operation", subject.plan().operation())
            .with("way", course.undoing() ? "back" : "forth");
    return Sentence.of(key, "sign", sign.text()).with("title", title);
  }
}
