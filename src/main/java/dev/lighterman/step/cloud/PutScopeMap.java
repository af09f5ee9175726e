package dev.lighterman.step.cloud;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates or updates a scope map with exactly these actions.
 *
 * @param before its actions at planning time; null if it did not exist
 */
public record PutScopeMap(
    CredentialPurpose purpose, ArmId id, List<String> actions, @Nullable List<String> before)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/scopeMaps/read",
          "Microsoft.ContainerRegistry/registries/scopeMaps/write",
          "Microsoft.ContainerRegistry/registries/scopeMaps/delete",
          "Microsoft.ContainerRegistry/registries/tokens/read");

  public PutScopeMap {
    actions = List.copyOf(actions);
    before = before == null ? null : List.copyOf(before);
  }

  @Override
  public Sentence description() {
    return Sentence.of(purpose.key("step.put-scope-map"), "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            kind(),
            id.toString(),
            Sentence.of(purpose.key("effect.scope-map"), "name", id.name())));
  }

  private Effect.Kind kind() {
    if (before == null) {
      return Effect.Kind.CREATE;
    }
    if (same(before)) {
      return Effect.Kind.KEEP;
    }
    return actions.containsAll(before) ? Effect.Kind.CHANGE : Effect.Kind.OVERWRITE;
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return purpose.phase();
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(2);
  }

  @Override
  public List<String> commands() {
    return kind() == Effect.Kind.KEEP ? List.of() : List.of(createCommand());
  }

  @Override
  public List<String> undoCommands() {
    return switch (kind()) {
      case CREATE -> new RemoveRegistryResource(id).commands();
      case OVERWRITE, CHANGE -> List.of(restoreCommand(Objects.requireNonNull(before)));
      case KEEP, DELETE, RENEW, PASSING, BREAKS_OTHERS, TOUCHES_OTHERS, COST, STORAGE -> List.of();
    };
  }

  private String createCommand() {
    var line = new StringBuilder(AzCommand.acr(id, "scope-map create"));
    append(line, " --", actions);
    return line.toString();
  }

  /** Uses additions and removals, since az can't replace all actions here. */
  private String restoreCommand(List<String> wanted) {
    var line = new StringBuilder(AzCommand.acr(id, "scope-map update"));
    append(line, " --add-", without(wanted, actions));
    append(line, " --remove-", without(actions, wanted));
    return line.toString();
  }

  private static List<String> without(List<String> some, List<String> others) {
    return some.stream().filter(action -> !others.contains(action)).sorted().toList();
  }

  /** Appends one option per repository or gateway, as az requires. */
  private static void append(StringBuilder line, String option, List<String> all) {
    for (int start = 0; start < all.size(); ) {
      start += appendSubject(line, option, all.subList(start, all.size()));
    }
  }

  /** Appends the leading actions that share a subject; returns how many there are. */
  private static int appendSubject(StringBuilder line, String option, List<String> all) {
    String subject = subject(all.getFirst());
    String kind = subject.startsWith("gateway/") ? "gateway" : "repository";
    line.append(option)
        .append(kind)
        .append(' ')
        .append(subject.substring(subject.indexOf('/') + 1));
    int count = 0;
    while (count < all.size() && subject(all.get(count)).equals(subject)) {
      line.append(' ').append(all.get(count).substring(subject.length() + 1));
      count++;
    }
    return count;
  }

  /** The action's subject, without its last two parts, such as {@code repositories/pos}. */
  private static String subject(String action) {
    return action.substring(0, action.lastIndexOf('/', action.lastIndexOf('/') - 1));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    RegistryTokens tokens = services.azure().tokens();
    Optional<ScopeMap> existing = tokens.scopeMap(id);
    return found(existing, run).refusal().orElseGet(() -> put(tokens, existing, run));
  }

  private FoundResource found(Optional<ScopeMap> existing, RunInfo run) {
    return FoundResource.of(
        id.name(),
        kind(),
        existing,
        map -> map.description().contains(run.mark().toString()),
        map -> same(map.actions()),
        map -> before != null && sameActions(map.actions(), before));
  }

  private StepOutcome put(RegistryTokens tokens, Optional<ScopeMap> existing, RunInfo run) {
    ScopeMap map =
        existing
            .filter(found -> same(found.actions()))
            .orElseGet(() -> tokens.putScopeMap(id, actions, newDescription(existing, run)));
    return map.provisioning() == ProvisioningState.SUCCEEDED
        ? StepOutcomes.done(Sentence.of(done(), "name", id.name()))
        : StepOutcomes.busy(id.name());
  }

  private String done() {
    return switch (kind()) {
      case CREATE -> "step.put-scope-map.created";
      case CHANGE, OVERWRITE -> "step.put-scope-map.changed";
      case KEEP, DELETE, RENEW, PASSING, BREAKS_OTHERS, TOUCHES_OTHERS, COST, STORAGE ->
          "step.put-scope-map.done";
    };
  }

  /** An existing description stays; undo puts back the actions only. */
  private String newDescription(Optional<ScopeMap> existing, RunInfo run) {
    return existing
        .map(ScopeMap::description)
        .orElseGet(() -> azDescription() + " (Lighterman " + run.mark() + ")");
  }

  private String azDescription() {
    return switch (purpose) {
      case SYNC -> "Created by connected registry sync token: " + id.name();
      case CLIENT -> "Created by token: " + id.name();
    };
  }

  private boolean same(List<String> others) {
    return sameActions(actions, others);
  }

  private static boolean sameActions(List<String> some, List<String> others) {
    return Set.copyOf(some).equals(Set.copyOf(others));
  }

  @Override
  public PutScopeMap refreshed(StepContext services, RunInfo run, Status reached) {
    Optional<ScopeMap> existing = services.azure().tokens().scopeMap(id);
    return found(existing, run).isAsExpected()
        ? this
        : new PutScopeMap(purpose, id, actions, existing.map(ScopeMap::actions).orElse(null));
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    RegistryTokens tokens = services.azure().tokens();
    Optional<ScopeMap> existing = tokens.scopeMap(id);
    FoundResource found = found(existing, run);
    return switch (kind()) {
      case CREATE -> found.keptOnDeletion().orElseGet(() -> delete(services, run));
      case OVERWRITE, CHANGE ->
          found.keptOnRestoration().orElseGet(() -> restore(tokens, existing.orElseThrow()));
      case KEEP, DELETE, RENEW, PASSING, BREAKS_OTHERS, TOUCHES_OTHERS, COST, STORAGE ->
          StepOutcomes.nothingToUndo();
    };
  }

  private StepOutcome delete(StepContext services, RunInfo run) {
    return user(services.azure().tokens())
        .<StepOutcome>map(token -> StepOutcomes.usedBy(id.name(), token))
        .orElseGet(() -> new RemoveRegistryResource(id).deletion(services).undo(run));
  }

  /** A token that has it: one that stays, or somebody else's. Azure deletes none that is used. */
  private Optional<String> user(RegistryTokens tokens) {
    return tokens.listTokens(id.parent()).stream()
        .filter(token -> token.scopeMap().equals(id))
        .map(token -> token.id().name())
        .findFirst();
  }

  private StepOutcome restore(RegistryTokens tokens, ScopeMap existing) {
    tokens.putScopeMap(id, Objects.requireNonNull(before), existing.description());
    return StepOutcomes.done(Sentence.of("step.put-back", "what", id.name()));
  }
}
