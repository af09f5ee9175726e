package dev.lighterman.operation.repair;

import dev.lighterman.operation.ManualSteps;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.value.Sentence;
import java.util.List;

/**
 * What a cure does at a site.
 *
 * @param hosts the hosts that the site's firewall must allow, as {@code host:port}
 * @param notes what approvers should know
 * @param manual what is left to the people at the site
 */
record PlannedRepair(
    List<PlannedStep> steps, List<String> hosts, List<Sentence> notes, ManualSteps manual) {
  PlannedRepair {
    steps = List.copyOf(steps);
    hosts = List.copyOf(hosts);
    notes = List.copyOf(notes);
  }

  PlannedRepair(StepGraph graph, List<Sentence> notes) {
    this(graph.steps(), List.of(), notes, new ManualSteps(List.of()));
  }

  PlannedRepair withHosts(List<String> more) {
    return new PlannedRepair(steps, more, notes, manual);
  }

  PlannedRepair withManual(ManualSteps more) {
    return new PlannedRepair(steps, hosts, notes, more);
  }
}
