package dev.lighterman.operation.repair;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.cloud.AwaitActive;
import dev.lighterman.step.cloud.AwaitSync;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wait until a repaired site is online. There is none without an extension, nor between two
 * scheduled syncs, since those may be days apart.
 */
record Verification(RepairedSite site) {
  void addTo(StepGraph graph, String after) {
    // The pod's log still has the errors from before the repair, so it is not read.
    site.extension().map(Extension::id).ifPresent(id -> addTo(graph, id, null, after));
  }

  /** The same for a new pod, whose log is read from this context. */
  void addTo(StepGraph graph, ArmId extension, @Nullable String context, String after) {
    if (isContinuous()) {
      var active = new AwaitActive(site.connected().id(), extension, context);
      graph.add("await-sync", new AwaitSync(active), after);
    }
  }

  List<Sentence> notes() {
    return isContinuous()
        ? List.of()
        : Optional.of(Sentence.of("repair.note.next-sync", "name", site.name())).stream().toList();
  }

  private boolean isContinuous() {
    return site.connected().schedule().equals(ConnectedRegistry.CONTINUOUS_SYNC);
  }
}
