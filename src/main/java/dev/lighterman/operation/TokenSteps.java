package dev.lighterman.operation;

import dev.lighterman.azure.ScopeMap;
import dev.lighterman.azure.SyncTokens;
import dev.lighterman.azure.Token;
import dev.lighterman.step.Purpose;
import dev.lighterman.step.PutScopeMap;
import dev.lighterman.step.PutToken;
import dev.lighterman.value.ArmId;
import java.util.List;

/** Scope maps and tokens as steps that know what is there now, which undoing them puts back. */
record TokenSteps(SyncTokens tokens) {
  PutScopeMap scopeMap(Purpose purpose, ArmId id, List<String> actions) {
    List<String> before = tokens.scopeMap(id).map(ScopeMap::actions).orElse(null);
    return new PutScopeMap(purpose, id, actions, before);
  }

  PutToken token(Purpose purpose, ArmId id, ArmId scopeMap) {
    return new PutToken(purpose, id, scopeMap, tokens.token(id).map(Token::scopeMap).orElse(null));
  }
}
