package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cause that is told by why pods can't pull. */
interface PullFailure extends Cause {
  /** What is said of the pulls that fail for it. */
  Pattern pattern();

  /**
   * The diagnosis before what was said is quoted.
   *
   * @param failing at least one
   */
  Diagnosis diagnosis(List<FailingPull> failing);

  @Override
  default Part<?> part() {
    return Part.PULLS;
  }

  @Override
  default Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing = site.failing(pattern());
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            diagnosis(failing).quoting(failing.stream().map(FailingPull::message).toList()));
  }
}
