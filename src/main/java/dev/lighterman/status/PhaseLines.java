package dev.lighterman.status;

import dev.lighterman.request.Details;
import dev.lighterman.status.PhaseProgress.Sign;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One line per phase of a run: sign, title, duration, and what it waits for or why it failed. */
final class PhaseLines {
  private static final String POD = "pod";

  /** Longer texts of other systems are shortened here; the thread has them in full. */
  private static final int MAX_MESSAGE = 80;

  /** How much of its end a shortened text keeps: there container runtimes tell the cause. */
  private static final int KEPT_END = 24;

  private static final String ELLIPSIS = " … ";

  /** What a container runtime says before it says why: the image and the request, once more. */
  private static final Pattern RUNTIME_PREFIX =
      Pattern.compile(
          "^(?:rpc error: code = \\w+ desc = )?failed to pull and unpack image \"[^\"]*\": "
              + "(?:failed to resolve reference \"[^\"]*\": )?"
              + "(?:failed to do request: \\w+ \"[^\"]*\": )?"
              + "(?:\\S+: (?=not found))?");

  private final RequestSummary summary;
  private final Details details;
  private final RunProgress progress;
  private final Instant now;
  private final Sign begun;

  /**
   * @param begun the sign of a phase that is neither open nor done, which is not under way once the
   *     run has stopped
   */
  PhaseLines(RequestSummary summary, RunProgress progress, Instant now, Sign begun) {
    this.summary = summary;
    this.begun = begun;
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
    return sign(phase) != Sign.ABSENT || details.phasesAlwaysShown().contains(phase.phase());
  }

  private Sentence line(PhaseProgress phaseProgress) {
    return switch (sign(phaseProgress)) {
      case ABSENT -> titled("card.stretch.absent", phaseProgress);
      case OPEN ->
          progress.undoing() || !isMoving()
              ? titled("card.stretch.untouched", phaseProgress)
              : titled("card.stretch.open", phaseProgress).with("usually", phaseProgress.usually());
      case DONE, UNDONE ->
          titled("card.stretch.done", phaseProgress).with("took", took(phaseProgress));
      case FAILED ->
          titled("card.stretch.failed", phaseProgress)
              .with("took", took(phaseProgress))
              .with("says", shortened(says(phaseProgress)));
      case UNDER_WAY ->
          titled("card.stretch.walked", phaseProgress)
              .with("took", took(phaseProgress))
              .with("time", progress.undoing() ? "unknown" : time(phaseProgress))
              .with("usually", phaseProgress.usually())
              .with("says", shortened(says(phaseProgress)));
      case PAUSED ->
          titled("card.stretch.paused", phaseProgress).with("says", shortened(says(phaseProgress)));
    };
  }

  /** What is said of a phase that is neither open nor done. */
  private Sentence says(PhaseProgress phaseProgress) {
    return progress.undoing()
        ? phaseProgress.undoMessage(isMoving())
        : phaseProgress.messageOrDescription();
  }

  private boolean isMoving() {
    return begun == Sign.UNDER_WAY;
  }

  private Sign sign(PhaseProgress phaseProgress) {
    Sign sign = progress.sign(phaseProgress);
    return sign == Sign.UNDER_WAY ? begun : sign;
  }

  /** Not of an undo, of which only the end is known: it would count from the run's beginning. */
  private String took(PhaseProgress phaseProgress) {
    return progress.undoing() && sign(phaseProgress) != Sign.DONE
        ? ""
        : phaseProgress.took(now).map(Elapsed::of).orElse("");
  }

  private String time(PhaseProgress phaseProgress) {
    return phaseProgress
        .took(now)
        .filter(took -> took.compareTo(phaseProgress.usually()) > 0)
        .map(_ -> "late")
        .orElse("usual");
  }

  /** Whether the card can't show the whole message. */
  static boolean isShortened(Sentence message) {
    return !shortened(message).equals(message);
  }

  /** With what a container runtime says reduced to why, as the thread does not. */
  static Sentence meant(Sentence message) {
    return changed(message, PhaseLines::meant);
  }

  private static String meant(String text) {
    return RUNTIME_PREFIX.matcher(text).replaceFirst("");
  }

  /** The same with long texts cut, which are the raw messages of other systems. */
  private static Sentence shortened(Sentence message) {
    return changed(message, text -> cut(meant(text)));
  }

  private static Sentence changed(Sentence message, UnaryOperator<String> change) {
    var values = new TreeMap<String, Object>();
    message.values().forEach((name, value) -> values.put(name, changed(value, change)));
    return new Sentence(message.key(), values);
  }

  private static Object changed(Object value, UnaryOperator<String> change) {
    return switch (value) {
      case String text -> change.apply(text);
      case Sentence sentence -> changed(sentence, change);
      case List<?> list -> list.stream().<Object>map(each -> changed(each, change)).toList();
      default -> value;
    };
  }

  /** Without its middle. */
  private static String cut(String text) {
    int begin = MAX_MESSAGE - ELLIPSIS.length() - KEPT_END;
    return text.length() <= MAX_MESSAGE
        ? text
        : text.substring(0, begin).strip()
            + ELLIPSIS
            + text.substring(text.length() - KEPT_END).strip();
  }

  private Sentence titled(String key, PhaseProgress phaseProgress) {
    return titled(key, sign(phaseProgress), details.titleOf(phaseProgress.phase()));
  }

  private Sentence titled(String key, Sign sign, String heading) {
    var title =
        Sentence.of("card.heading", "heading", heading)
            .with("operation", summary.plan().operation())
            .with("way", progress.undoing() ? "back" : "forth");
    return Sentence.of(key, "sign", sign.text()).with("title", title);
  }
}
