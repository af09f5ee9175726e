package dev.lighterman.operation.repair;

import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds actions to scope maps as they are now. */
record ScopeMapAdditions(RegistryTokens tokens) {
  /** Empty for one of Azure's own, which can't be changed. */
  Optional<PutScopeMap> with(CredentialPurpose purpose, ArmId id, List<String> actions) {
    Optional<ScopeMap> found = tokens.scopeMap(id);
    if (found.filter(ScopeMap::systemDefined).isPresent()) {
      return Optional.empty();
    }
    List<String> before = found.map(ScopeMap::actions).orElse(List.of());
    List<String> all =
        Stream.concat(
                before.stream(),
                actions.stream().filter(action -> !before.contains(forAll(action))))
            .distinct()
            .toList();
    return Optional.of(
        new PutScopeMap(purpose, id, all, found.map(ScopeMap::actions).orElse(null)));
  }

  /** The action that allows the same for every repository. */
  private static String forAll(String action) {
    return action.replaceFirst("^repositories/.+/(\\w+/\\w+)$", "repositories/*/$1");
  }

  static boolean changes(PutScopeMap step) {
    return step.before() == null || !step.before().containsAll(step.actions());
  }
}
