package dev.lighterman.request;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one operation keeps in its plans: the resolved values and names from which it makes the same
 * plan again, never a secret. Everybody else asks the questions below and need not know the
 * operation. Each operation has a record of its own, stored as JSON under the tag of its {@link
 * DetailsFormat}.
 */
public interface Details {
  /** Where the rights that the steps need are checked. */
  RightsScope rightsScope();

  /** The site's labels as they were when the plan was made; the policy goes by them. */
  Map<String, String> labels();

  /**
   * The connected registry that the site runs once the plan is carried out; empty where it runs
   * none.
   */
  Optional<ArmId> connectedRegistryAfter();

  /**
   * The {@code kubectl} commands that are left to the people at the site, secrets as {@code <…>},
   * where the cluster is not reached from here.
   */
  default Optional<String> manualCommands() {
    return Optional.empty();
  }

  /** The phases that the status shows even where the plan has no step in them. */
  default Set<Phase> phasesAlwaysShown() {
    return Set.of();
  }

  /** The last part of the key of the text that names a phase. */
  default String titleOf(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  /** What the closing message tells of a success, besides what the steps found. */
  default List<ResultLine> results() {
    return List.of();
  }

  /**
   * Where rights are checked.
   *
   * @param registry the cloud registry; null where the plan is about none
   * @param context how the cluster is reached: a kubeconfig context, or the cluster's ARM id where
   *     a tunnel leads to it; null where it is not reached
   */
  record RightsScope(@Nullable ArmId registry, @Nullable String context) {}

  /**
   * A line of the closing message.
   *
   * @param label the key of what stands before it, such as <em>Pull from</em>
   */
  record ResultLine(String label, List<Sentence> values) {
    public ResultLine {
      values = List.copyOf(values);
    }
  }
}
