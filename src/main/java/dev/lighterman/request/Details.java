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
 * The data that one operation stores in its plans: the resolved values and names from which it can
 * make the same plan again, never a secret. Other code uses only the methods below and does not
 * depend on the operation. Each operation has its own record, stored as JSON under the tag of its
 * {@link DetailsFormat}.
 */
public interface Details {
  /** Where to check the rights that the steps need. */
  RightsScope rightsScope();

  /** The site's labels at the time of planning; input to the policy. */
  Map<String, String> labels();

  /** The connected registry on the site after the plan has run; empty if there is none. */
  Optional<ArmId> connectedRegistryAfter();

  /** The connected registry that the plan installs at the site; empty if it installs none. */
  default Optional<ArmId> installs() {
    return connectedRegistryAfter();
  }

  /**
   * The {@code kubectl} commands that people at the site must run because the bot cannot reach the
   * cluster, with secrets as {@code <…>}.
   */
  default Optional<String> manualCommands() {
    return Optional.empty();
  }

  /** What the site serves after the plan has run; empty if nothing. */
  default Optional<Sentence> serves() {
    return Optional.empty();
  }

  /** That it is not tested at its end, and why; empty if it is, or if it needs no test. */
  default Optional<Sentence> untested() {
    return Optional.empty();
  }

  /**
   * How to get back to how it was; empty if the effects tell it all.
   *
   * @param site what to type for it
   */
  default Optional<Sentence> reversal(String site) {
    return Optional.empty();
  }

  /**
   * How to get back what a run deleted and did not bring back; empty if {@link #reversal} or the
   * operation itself says it.
   *
   * @param site what to type for it
   */
  default Optional<Sentence> recovery(String site) {
    return Optional.empty();
  }

  /** What it puts right, for its titles; empty if the operation's name says it all. */
  default Optional<Sentence> purpose() {
    return Optional.empty();
  }

  /** What it changes, for its titles, where that is not the site's own; empty if it is the site. */
  default Optional<Sentence> subject() {
    return Optional.empty();
  }

  /** What is so once the plan has run; empty if the operation's name says it all. */
  default Optional<Sentence> achievement() {
    return Optional.empty();
  }

  /** The phases that the status shows even if the plan has no step in them. */
  default Set<Phase> phasesAlwaysShown() {
    return Set.of();
  }

  /** The last part of the text key for a phase's title. */
  default String titleOf(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  /** Lines for the final message after a success, in addition to the findings of the steps. */
  default List<ResultLine> results() {
    return List.of();
  }

  /**
   * The resources on which rights are checked.
   *
   * @param registry the cloud registry; null if the plan uses none
   * @param context how to reach the cluster: a kubeconfig context, or the cluster's ARM id if it is
   *     reached through an Azure Arc tunnel; null if it is not reached
   */
  record RightsScope(@Nullable ArmId registry, @Nullable String context) {}

  /**
   * A line of the final message.
   *
   * @param label the text key of its label, such as <em>Pull from</em>
   */
  record ResultLine(String label, List<Sentence> values) {
    public ResultLine {
      values = List.copyOf(values);
    }
  }
}
