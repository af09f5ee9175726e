package dev.lighterman.status;

import dev.lighterman.request.Details;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One line per phase of a run: sign, duration, message. */
final class PhaseLines {
  private static final String POD = "pod";

  private final RequestSummary summary;
  private final Details details;
  private final RunProgress progress;
  private final Instant now;

  PhaseLines(RequestSummary summary, RunProgress progress, Instant now) {
    this.summary = summary;
    this.details = summary.plan().details();
    this.progress = progress;
    this.now = now;
  }

  List<Sentence> lines() {
    Stream<Sentence> lines = progress.phases().stream().filter(this::isShown).map(this::line);
    return details.manualCommands().isEmpty()
        ? lines.toList()
        : Stream.concat(lines, Stream.of(titled("card.stretch.elsewhere", Sign.ABSENT, POD)))
            .toList();
  }

  private boolean isShown(PhaseProgress phase) {
    return progress.sign(phase) != Sign.ABSENT
        || details.phasesAlwaysShown().contains(phase.phase());
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
              .with("says", phaseProgress.messageOrDescription());
    };
  }

  private Sentence titled(String key, PhaseProgress phaseProgress) {
    return titled(key, progress.sign(phaseProgress), details.titleOf(phaseProgress.phase()));
  }

  private Sentence titled(String key, Sign sign, String heading) {
    var title =
        Sentence.of("card.heading", "heading", heading)
            .with("operation", summary.plan().operation())
            .with("way", progress.undoing() ? "back" : "forth");
    return Sentence.of(key, "sign", sign.text()).with("title", title);
  }
}
