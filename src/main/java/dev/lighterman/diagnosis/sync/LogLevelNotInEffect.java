package dev.lighterman.diagnosis.sync;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Its log level was changed, which counts from its next sync on: its log is as before. */
public final class LogLevelNotInEffect implements Cause {
  /** As Azure names them, the most talkative first. */
  private static final List<String> LEVELS =
      List.of("debug", "information", "warning", "error", "none");

  @Override
  public Part<?> part() {
    return Part.LOG;
  }

  @Override
  public Set<String> explains() {
    return Set.of();
  }

  /** Where it does not synchronize at all, that is what is wrong. */
  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CONNECTED_REGISTRY)
        .filter(registry -> !registry.needsAttention() && isChangedSinceSync(registry))
        .flatMap(registry ->
            otherwise(registry, site)
                .map(line ->
                    Diagnosis.likely(
                            this,
                            Sentence.of(
                                "cause.log-level-not-in-effect",
                                "level",
                                String.valueOf(registry.logLevel())))
                        .remediedBy(
                            Sentence.of(
                                "cause.log-level-not-in-effect.remedy",
                                "schedule",
                                registry.schedule()))
                        .quoting("logLevel: " + registry.logLevel())
                        .quoting(line)
                        .since(registry.changed())));
  }

  private static boolean isChangedSinceSync(ConnectedRegistry registry) {
    return registry.changed() != null
        && registry.lastSync() != null
        && registry.lastSync().isBefore(registry.changed());
  }

  /** The last line, if it is one of those that would not be logged at the new level. */
  private static Optional<String> otherwise(ConnectedRegistry registry, SiteEvidence site) {
    int wanted = LEVELS.indexOf(String.valueOf(registry.logLevel()).toLowerCase(Locale.ROOT));
    return site.lastLogged()
        .filter(line -> {
          int level = level(line);
          return level >= 0 && level < wanted;
        });
  }

  private static int level(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return LEVELS.stream()
        .filter(level -> lower.contains("[" + level + "]"))
        .map(LEVELS::indexOf)
        .findFirst()
        .orElse(-1);
  }
}
