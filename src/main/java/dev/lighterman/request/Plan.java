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
 * What one request will do to one site: steps as data, what they do to each thing, and where each
 * value came from.
 *
 * @param operation the operation's verb
 * @param site the Arc cluster
 * @param siteName what people call it: its name, with what tells it from others of that name
 * @param details what the operation keeps to make this same plan again
 * @param hosts what the site's firewall must let through, as {@code host:port}
 * @param notes what people should know before they approve
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
    Set<StepId> before = new HashSet<>();
    for (PlannedStep step : steps) {
      if (!before.containsAll(step.needs()) || !before.add(step.id())) {
        throw new IllegalArgumentException("steps stand in the order of their needs: " + step.id());
      }
    }
  }

  /** The same, with something more that people should know. */
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

  /** What to type so that the site is meant and no other. */
  public String siteArgument() {
    return siteName.equals(site.name()) ? siteName : site.toString();
  }

  /** Every effect, in the order of the steps. */
  public List<Effect> effects() {
    return steps.stream().flatMap(step -> step.step().effects().stream()).toList();
  }

  /**
   * What this does and another does not, as far as approvers have to see it; whatever the world's
   * figures say by now.
   */
  public List<Effect> effectsNotIn(Plan other) {
    List<Effect> known = other.effects();
    return effects().stream()
        .filter(Effect::needsApproval)
        .filter(each -> known.stream().filter(Effect::needsApproval).noneMatch(each::same))
        .toList();
  }

  /** What can go wrong at worst. */
  public Risk risk() {
    return effects(Effect.Kind.DELETE, Effect.Kind.OVERWRITE).isEmpty() ? Risk.ADDS : Risk.REMOVES;
  }

  /** The effects of some kinds, in the order of the steps. */
  public List<Effect> effects(Effect.Kind... kinds) {
    return effects().stream()
        .filter(effect -> Stream.of(kinds).anyMatch(effect.kind()::equals))
        .toList();
  }

  /** The longest chain of usual durations, since independent steps run side by side. */
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
