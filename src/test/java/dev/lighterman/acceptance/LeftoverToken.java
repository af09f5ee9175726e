package dev.lighterman.acceptance;

import dev.lighterman.azure.Azure;
import dev.lighterman.value.ArmId;
import java.util.List;

/** A scope map and a token called as a deployment's would be. */
public final class LeftoverToken {
  private LeftoverToken() {}

  /** Somebody once tried the quickstart by hand, for another image and another token. */
  public static void in(Conversation talk) {
    var tokens = Azure.connect(talk.settings().azure()).tokens();
    ArmId registry = Quickstart.registry(talk);
    ArmId scopeMap = registry.child("scopeMaps", Quickstart.NAME);
    ArmId token = registry.child("tokens", Quickstart.NAME);
    tokens.putScopeMap(scopeMap, List.of("repositories/nginx/content/read"), "by hand");
    tokens.putToken(token, registry.child("scopeMaps", "store101"));
    talk.until(
        () -> tokens.scopeMap(scopeMap).isPresent() && tokens.token(token).isPresent(),
        "what is left over");
  }
}
