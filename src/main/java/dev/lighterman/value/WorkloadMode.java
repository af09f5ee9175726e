package dev.lighterman.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What shows in the end that a deployment works. */
public enum WorkloadMode {
  /** Something that pulls once and goes. */
  CHECK,
  /** A workload that stays. */
  DEPLOY,
  /** Nothing does. */
  NONE;

  /** As it is typed, such as {@code check}. */
  public static Optional<WorkloadMode> of(String word) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(word)).findFirst();
  }

  /** All of them, as they are typed. */
  public static List<String> words() {
    return Arrays.stream(values()).map(WorkloadMode::toString).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
