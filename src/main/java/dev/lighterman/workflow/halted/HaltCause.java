package dev.lighterman.workflow.halted;

import dev.lighterman.diagnosis.Certainty;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.diagnosis.catalogue.RootCauses.Root;
import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.site.Site;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which of the things that are wrong at a site halted a run.
 *
 * @param site its label
 * @param argument what to type for the site
 * @param reached the phase of the step that failed
 * @param building whether the run was about to make a site work, and not to take something away
 * @param vague whether the step knows no more than that it failed: then what is only likely tells
 *     more
 */
record HaltCause(
    RequestNumber request,
    String site,
    String argument,
    Phase reached,
    boolean building,
    boolean vague) {
  /** What a step says that waited in vain, or that passes on what Azure said. */
  private static final Set<String> VAGUE =
      Set.of("workflow.waited-too-long", "step.install-extension.failed");

  /** What a step says that has looked for the cause itself, and names what nobody else does. */
  private static final Set<String> TELLING =
      Set.of(
          "step.install-extension.no-pods",
          "step.install-extension.unscheduled",
          "step.remove-connected-registry.in-use",
          "step.remove-scope-map.in-use",
          "step.remove-token.in-use");

  /** From which phase on a run needs a part: what it did not come to can't have halted it. */
  static final Map<Part<?>, Phase> NEEDED_FROM =
      Map.ofEntries(
          Map.entry(Part.LAST_ERROR, Phase.CONNECTED_REGISTRY),
          Map.entry(Part.PROVIDERS, Phase.EXTENSION),
          Map.entry(Part.CLUSTER, Phase.EXTENSION),
          Map.entry(Part.EXTENSION, Phase.EXTENSION),
          Map.entry(Part.NAMESPACE, Phase.EXTENSION),
          Map.entry(Part.PODS, Phase.EXTENSION),
          Map.entry(Part.EVENTS, Phase.EXTENSION),
          Map.entry(Part.VOLUME, Phase.EXTENSION),
          Map.entry(Part.STORAGE_CLASSES, Phase.EXTENSION),
          Map.entry(Part.SERVICES, Phase.EXTENSION),
          Map.entry(Part.CLOUD_REGISTRY, Phase.VERIFICATION),
          Map.entry(Part.LOG, Phase.VERIFICATION),
          Map.entry(Part.CONNECTED_REGISTRY, Phase.VERIFICATION),
          Map.entry(Part.SYNC_TOKEN, Phase.VERIFICATION),
          Map.entry(Part.CLIENT_TOKENS, Phase.POD),
          Map.entry(Part.PULLS, Phase.POD),
          Map.entry(Part.PULL_SECRETS, Phase.POD),
          Map.entry(Part.RUNNING_PULLS, Phase.POD),
          Map.entry(Part.FORMER_PULLS, Phase.POD),
          Map.entry(Part.CLOUD_IMAGES, Phase.POD));

  /** What keeps Azure from deleting as well. */
  private static final List<Part<?>> ALSO_FOR_REMOVAL = List.of(Part.LAST_ERROR, Part.CLUSTER);

  static Optional<HaltCause> of(Request request, Site site) {
    return request.state() instanceof Halted halted
            && halted.why() instanceof Halt.Failure failure
            && !TELLING.contains(failure.failed().cause().key())
        ? Optional.of(of(request, site, halted, failure))
        : Optional.empty();
  }

  private static HaltCause of(Request request, Site site, Halted halted, Halt.Failure failure) {
    Plan plan = Objects.requireNonNull(request.plan());
    Phase reached =
        plan.steps().stream()
            .filter(step -> step.id().equals(failure.step()))
            .map(PlannedStep::step)
            .findFirst()
            .orElseThrow()
            .phase();
    boolean building =
        halted.direction() == Direction.FORWARD
            && plan.details().connectedRegistryAfter().isPresent();
    return new HaltCause(
        request.number(),
        site.label(),
        site.argument(),
        reached,
        building,
        VAGUE.contains(failure.failed().cause().key()));
  }

  /**
   * What the card says; empty if nothing that was seen can have halted the run. Of several that are
   * equally sure it is the one nearest to the step that failed.
   */
  Optional<HaltDiagnosis> in(SiteEvidence seen) {
    // The run itself installs the extension or deletes it: that there is none tells nothing.
    SiteEvidence evidence = seen.isAbsent(Part.EXTENSION) ? seen.without(Part.EXTENSION) : seen;
    return RootCauses.in(evidence).roots().stream()
        .filter(root -> canHalt(root.diagnosis()))
        .min(
            Comparator.comparing((Root root) -> root.diagnosis().certainty())
                .thenComparing(root -> neededFrom(root.diagnosis()), Comparator.reverseOrder()))
        .map(this::diagnosis);
  }

  /** What is only likely has to tell more than the step does, or be about what the step says. */
  private boolean canHalt(Diagnosis diagnosis) {
    boolean tellsMore = vague || diagnosis.cause().part().equals(Part.LAST_ERROR);
    return !diagnosis.cause().isAhead()
        && (diagnosis.certainty() == Certainty.CERTAIN
            || (tellsMore && diagnosis.certainty() == Certainty.LIKELY))
        && neededFrom(diagnosis).compareTo(reached) <= 0
        && (building || ALSO_FOR_REMOVAL.contains(diagnosis.cause().part()));
  }

  private static Phase neededFrom(Diagnosis diagnosis) {
    return Objects.requireNonNull(NEEDED_FROM.get(diagnosis.cause().part()));
  }

  private HaltDiagnosis diagnosis(Root root) {
    Diagnosis diagnosis = root.diagnosis();
    boolean certain = diagnosis.certainty() == Certainty.CERTAIN;
    return new HaltDiagnosis(
        Sentence.of("halt.cause", "site", site)
            .with("cause", diagnosis.what())
            .with("certain", certain ? "yes" : "no"),
        root.consequences().stream().map(Diagnosis::what).toList(),
        remedy(diagnosis),
        command(diagnosis).orElse(null));
  }

  private static Optional<Cure> cure(Diagnosis diagnosis) {
    return Optional.ofNullable(diagnosis.cure());
  }

  /**
   * The request that puts it right while this one is halted. What belongs to the site alone is this
   * request's until it has ended.
   */
  private Optional<SuggestedCommand> command(Diagnosis diagnosis) {
    return cure(diagnosis)
        .filter(Cure::isOfSharedThings)
        .flatMap(cure ->
            diagnosis.request(argument).map(words -> new SuggestedCommand(cure.label(), words)));
  }

  /** What to do, and how the run goes on then. */
  private Sentence remedy(Diagnosis diagnosis) {
    boolean isFurther = cure(diagnosis).filter(cure -> !cure.isOfSharedThings()).isPresent();
    boolean again = cure(diagnosis).filter(this::isDoneByContinuing).isPresent();
    boolean closing = isFurther && !again;
    // What Azure refused as it was asked for may be refused again.
    boolean continuing = !diagnosis.cause().part().equals(Part.LAST_ERROR);
    return Sentence.of("halt.next", "remedy", diagnosis.remedy())
        .with("way", closing ? "close" : again ? "again" : continuing ? "continue" : "remedy")
        .with("request", request.toString())
        .with("words", closing ? diagnosis.request(argument).orElseThrow() : "");
  }

  /** The step that installs the extension deletes one that failed, and installs it again. */
  private boolean isDoneByContinuing(Cure cure) {
    return cure == Cure.EXTENSION && reached == Phase.EXTENSION;
  }
}
