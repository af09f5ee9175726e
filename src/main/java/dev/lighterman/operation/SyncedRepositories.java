package dev.lighterman.operation;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.azure.ScopeMap;
import java.util.List;
import java.util.Optional;

/** Which repositories a connected registry has, as its sync token is allowed them. */
public final class SyncedRepositories {
  private SyncedRepositories() {}

  /** Their names, sorted; none where it does not sign in by a token. */
  public static List<String> by(RegistryTokens tokens, ConnectedRegistry registry) {
    return Optional.ofNullable(registry.syncToken())
        .flatMap(tokens::token)
        .flatMap(token -> tokens.scopeMap(token.scopeMap()))
        .map(ScopeMap::actions)
        .map(ScopeMapActions::repositories)
        .orElse(List.of());
  }
}
