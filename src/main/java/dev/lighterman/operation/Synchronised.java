package dev.lighterman.operation;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.azure.Tokens;
import java.util.List;
import java.util.Optional;

/** Which repositories a connected registry has, as its sync token is allowed them. */
public final class Synchronised {
  private Synchronised() {}

  /** Their names, sorted; none where it does not sign in by a token. */
  public static List<String> by(Tokens tokens, ConnectedRegistry registry) {
    return Optional.ofNullable(registry.syncToken())
        .flatMap(tokens::token)
        .flatMap(token -> tokens.scopeMap(token.scopeMap()))
        .map(ScopeMap::actions)
        .map(Actions::repositories)
        .orElse(List.of());
  }
}
