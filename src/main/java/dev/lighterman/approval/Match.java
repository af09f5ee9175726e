package dev.lighterman.approval;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.value.Risk;
import java.util.stream.Stream;

/** Whether a rule speaks of a matter. */
final class Match {
  private Match() {}

  /** In the channel where it was asked. */
  static boolean here(Rule rule, Matter matter) {
    boolean channel = rule.channels().isEmpty() || rule.channels().contains(matter.channel());
    return channel && anywhere(rule, matter);
  }

  /** As {@link #here}, of a change whose risk only its plan will show. */
  static boolean whateverRisk(Rule rule, Matter matter) {
    return Stream.of(Risk.values())
        .map(risk ->
            new Matter(matter.operation(), matter.site(), matter.labels(), risk, matter.channel()))
        .anyMatch(each -> here(rule, each));
  }

  /** In whatever channel. */
  static boolean anywhere(Rule rule, Matter matter) {
    boolean operation =
        rule.operations().stream().anyMatch(glob -> glob.matches(matter.operation()));
    boolean risk =
        rule.risks().isEmpty() || rule.risks().stream().anyMatch(each -> each == matter.risk());
    boolean site =
        matter.site().isEmpty() || Glob.anyNames(rule.sites(), matter.site(), matter.labels());
    return operation && risk && site;
  }
}
