package dev.lighterman.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cause that is told by what Azure, Helm or our last request said. */
public interface ReportedError extends Cause {
  /** What is said where it is the cause. */
  Pattern pattern();

  /** The diagnosis before what was said is quoted. */
  Diagnosis diagnosis();

  @Override
  default Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(pattern());
    return said.isEmpty() ? Optional.empty() : Optional.of(diagnosis().quoting(quotable(said)));
  }

  /** What was said in words, and not by the key of a sentence of ours. */
  private static List<String> quotable(List<String> said) {
    return said.stream().filter(text -> text.strip().contains(" ")).toList();
  }
}
