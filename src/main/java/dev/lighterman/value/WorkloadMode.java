package dev.lighterman.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a deployment shows at its end that it works. */
public enum WorkloadMode {
  /** By a job that pulls its image once and ends. */
  CHECK,
  /** By a workload that stays. */
  DEPLOY,
  /** Not at all. */
  NONE;

  /** The mode that people type as this word, such as {@code check}. */
  public static Optional<WorkloadMode> of(String word) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(word)).findFirst();
  }

  /** The words for all of them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(WorkloadMode::toString).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
