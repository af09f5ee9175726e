package dev.lighterman.operation.inquiry;

import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Stream;

/** Says how old a snapshot is that is shown while a newer one is read. */
final class SnapshotAge {
  private SnapshotAge() {}

  /** The parts of an answer, and a line after them if what they show is not of just now. */
  static List<Answer.Part> after(List<? extends Answer.Part> parts, InventorySnapshot snapshot) {
    return Stream.concat(
            parts.stream(),
            snapshot
                .asOf()
                .map(at -> (Answer.Part) new Answer.Line(Sentence.of("inventory.as-of", "at", at)))
                .stream())
        .toList();
  }
}
