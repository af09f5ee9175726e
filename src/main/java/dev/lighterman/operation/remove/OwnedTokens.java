package dev.lighterman.operation.remove;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tokens that only one connected registry uses, and scope maps that only those tokens use.
 *
 * @param scopeMaps each with the tokens that must be deleted before it
 * @param kept shared ones that are kept
 */
record OwnedTokens(
    List<ArmId> tokens, SequencedMap<ArmId, List<ArmId>> scopeMaps, List<Effect> kept) {
  static OwnedTokens of(Azure azure, ConnectedRegistry connected) {
    return of(azure, connected.id(), used(connected).toList(), List.of());
  }

  /** What is left of a connected registry that is gone, where a deployment's plan names it. */
  static OwnedTokens leftOf(Azure azure, ArmId connectedRegistry, DeployedObjects deployed) {
    List<ArmId> scopeMaps =
        deployed.scopeMaps().stream()
            .filter(id -> azure.tokens().scopeMap(id).isPresent())
            .toList();
    return of(azure, connectedRegistry, deployed.tokens(), scopeMaps);
  }

  private static OwnedTokens of(
      Azure azure, ArmId connectedRegistry, List<ArmId> used, List<ArmId> scopeMaps) {
    ArmId registry = connectedRegistry.parent();
    Set<ArmId> shared =
        azure.connectedRegistries().list(registry).stream()
            .filter(other -> !other.id().equals(connectedRegistry))
            .flatMap(OwnedTokens::used)
            .collect(Collectors.toSet());
    List<RegistryToken> all = azure.tokens().listTokens(registry);
    List<RegistryToken> own =
        used.stream()
            .filter(id -> !shared.contains(id))
            .flatMap(id -> all.stream().filter(token -> token.id().equals(id)))
            .toList();
    List<Effect> kept = new ArrayList<>();
    used.stream()
        .filter(shared::contains)
        .forEach(id -> kept.add(OwnedResources.kept("shared-token", id.name())));
    List<ArmId> ownScopeMaps =
        Stream.concat(own.stream().map(RegistryToken::scopeMap), scopeMaps.stream())
            .distinct()
            .toList();
    return new OwnedTokens(
        own.stream().map(RegistryToken::id).toList(),
        scopeMaps(azure, ownScopeMaps, own, all, kept),
        kept);
  }

  private static Stream<ArmId> used(ConnectedRegistry connected) {
    return Stream.concat(
            Stream.ofNullable(connected.syncToken()), connected.clientTokens().stream())
        .distinct();
  }

  /** Azure refuses to delete scope maps that a token uses and system-defined ones. */
  private static SequencedMap<ArmId, List<ArmId>> scopeMaps(
      Azure azure,
      List<ArmId> scopeMaps,
      List<RegistryToken> own,
      List<RegistryToken> all,
      List<Effect> kept) {
    var deleted = new LinkedHashMap<ArmId, List<ArmId>>();
    for (ArmId id : scopeMaps) {
      List<RegistryToken> users =
          all.stream().filter(token -> token.scopeMap().equals(id)).toList();
      if (azure.tokens().scopeMap(id).filter(ScopeMap::systemDefined).isPresent()) {
        kept.add(OwnedResources.kept("system-scope-map", id.name()));
      } else if (own.containsAll(users)) {
        deleted.put(id, users.stream().map(RegistryToken::id).toList());
      } else {
        kept.add(OwnedResources.kept("shared-scope-map", id.name()));
      }
    }
    return deleted;
  }
}
