package dev.lighterman.request;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Risk;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one request will do to one site: the steps as data, their effects, and the source of each
 * value.
 *
 * @param operation the operation's verb
 * @param site the Arc cluster
 * @param siteName the name for display; with a distinguishing suffix if several clusters share the
 *     name
 * @param details the data from which the operation can make this plan again
 * @param hosts the hosts that the site's firewall must allow, as {@code host:port}
 * @param notes what approvers should know
 */
public record Plan(
    String operation,
    ArmId site,
    String siteName,
    List<PlannedStep> steps,
    List<Choice> choices,
    Set<Claim> claims,
    Details details,
    List<String> hosts,
    List<Sentence> notes) {
  public Plan {
    steps = List.copyOf(steps);
    choices = List.copyOf(choices);
    claims = Set.copyOf(claims);
    hosts = List.copyOf(hosts);
    notes = List.copyOf(notes);
    Set<StepId> earlier = new HashSet<>();
    for (PlannedStep step : steps) {
      if (!earlier.containsAll(step.needs()) || !earlier.add(step.id())) {
        throw new IllegalArgumentException("steps stand in the order of their needs: " + step.id());
      }
    }
  }

  /** A copy with the same steps as they have to be now. */
  public Plan withSteps(List<PlannedStep> current) {
    return new Plan(operation, site, siteName, current, choices, claims, details, hosts, notes);
  }

  /** A copy with one more note. */
  public Plan withNote(Sentence note) {
    return new Plan(
        operation,
        site,
        siteName,
        steps,
        choices,
        claims,
        details,
        hosts,
        Stream.concat(notes.stream(), Stream.of(note)).toList());
  }

  /**
   * The shortest argument that identifies the site in a command: its label says what is needed to
   * tell it from others.
   */
  public String siteArgument() {
    if (siteName.equals(site.name())) {
      return siteName;
    }
    String inGroup = site.resourceGroup() + "/" + site.name();
    // Plans of earlier versions have the group after the name.
    boolean groupIsEnough =
        siteName.equals(inGroup)
            || siteName.equals(site.name() + " (" + site.resourceGroup() + ")");
    return groupIsEnough ? inGroup : site.subscription() + "/" + inGroup;
  }

  /** Its steps of one kind, in their order. */
  public <S extends Step> Stream<S> steps(Class<S> kind) {
    return steps.stream().map(PlannedStep::step).filter(kind::isInstance).map(kind::cast);
  }

  /** Whether no connected registry is on the site after it has run. */
  public boolean removes() {
    return details.connectedRegistryAfter().isEmpty();
  }

  /** Every effect, in the order of the steps. */
  public List<Effect> effects() {
    return steps.stream().flatMap(step -> step.step().effects().stream()).toList();
  }

  /** Whether an undo would take something of it back. */
  public boolean canBeUndone() {
    return effects().stream().anyMatch(Effect::canBeUndone);
  }

  /**
   * The effects that this plan has, the other has not, and an approver must see. Compares kind and
   * subject only, since the text may contain figures that change.
   */
  public List<Effect> effectsNotIn(Plan other) {
    List<Effect> known = other.effects();
    return effects().stream()
        .filter(Effect::needsApproval)
        .filter(each -> known.stream().filter(Effect::needsApproval).noneMatch(each::same))
        .toList();
  }

  /** The risk of the worst effect. */
  public Risk risk() {
    return effects(Effect.Kind.DELETE, Effect.Kind.OVERWRITE).isEmpty() ? Risk.ADDS : Risk.REMOVES;
  }

  /** The effects of some kinds, in the order of the steps. */
  public List<Effect> effects(Effect.Kind... kinds) {
    return effects().stream()
        .filter(effect -> Stream.of(kinds).anyMatch(effect.kind()::equals))
        .toList();
  }

  /** What its run switches on or brings that a removal of the site leaves as it is. */
  public List<Sentence> staying() {
    return steps.stream().flatMap(step -> step.step().staying().stream()).toList();
  }

  /** The longest chain of expected step durations, since independent steps run in parallel. */
  public Duration expectedDuration() {
    Map<StepId, Duration> ends = new LinkedHashMap<>();
    for (PlannedStep step : steps) {
      Duration start =
          step.needs().stream().map(ends::get).max(Duration::compareTo).orElse(Duration.ZERO);
      ends.put(step.id(), start.plus(step.step().expectedDuration()));
    }
    return ends.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
