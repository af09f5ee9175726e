package dev.lighterman.approval;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Whether a rule speaks of a matter. */
final class Match {
  private Match() {}

  /** In the channel where it was asked. */
  static boolean here(Rule rule, Matter matter) {
    boolean channel = rule.channels().isEmpty() || rule.channels().contains(matter.channel());
    return channel && anywhere(rule, matter);
  }

  /** In whatever channel. */
  static boolean anywhere(Rule rule, Matter matter) {
    return matches(rule.operations(), Stream.of(matter.operation()))
        && (matter.site().isEmpty() || matches(rule.sites(), names(matter)));
  }

  /** What a site may be matched by: its name, and each label as {@code name=value}. */
  private static Stream<String> names(Matter matter) {
    return Stream.concat(
        Stream.of(matter.site()),
        matter.labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()));
  }

  private static boolean matches(List<Glob> globs, Stream<String> names) {
    return names.anyMatch(name -> globs.stream().anyMatch(glob -> glob.matches(name)));
  }
}
