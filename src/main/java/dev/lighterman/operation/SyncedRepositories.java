package dev.lighterman.operation;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.azure.ScopeMap;
import java.util.List;
import java.util.Optional;

/**
 * The repositories that a connected registry synchronises, read from its sync token's scope map.
 */
public final class SyncedRepositories {
  private SyncedRepositories() {}

  /** Repository names, sorted; empty if there is no sync token. */
  public static List<String> by(RegistryTokens tokens, ConnectedRegistry registry) {
    return Optional.ofNullable(registry.syncToken())
        .flatMap(tokens::token)
        .flatMap(token -> tokens.scopeMap(token.scopeMap()))
        .map(ScopeMap::actions)
        .map(ScopeMapActions::repositories)
        .orElse(List.of());
  }
}
