package dev.lighterman.operation.deploy;

import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;

/** Scope maps and tokens as steps that know what is there now, which undoing them puts back. */
record TokenSteps(RegistryTokens tokens) {
  PutScopeMap scopeMap(CredentialPurpose purpose, ArmId id, List<String> actions) {
    List<String> before = tokens.scopeMap(id).map(ScopeMap::actions).orElse(null);
    return new PutScopeMap(purpose, id, actions, before);
  }

  PutToken token(CredentialPurpose purpose, ArmId id, ArmId scopeMap) {
    Optional<RegistryToken> before = tokens.token(id);
    return new PutToken(
        purpose,
        id,
        scopeMap,
        before.map(RegistryToken::scopeMap).orElse(null),
        before.filter(token -> !token.enabled()).isPresent());
  }

  /** Whether somebody may sign in with the password that a new one would end. */
  boolean hasPassword(ArmId id) {
    return tokens.token(id).flatMap(RegistryToken::password).isPresent();
  }
}
