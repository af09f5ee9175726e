package dev.lighterman.sandbox;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.Map;
import java.util.TreeMap;

/** The token passwords that a sandbox's Azure has generated, to search outputs for them. */
public final class GeneratedPasswords {
  private GeneratedPasswords() {}

  /** The passwords by slot and token, such as {@code password1 of store101}. */
  public static Map<String, String> passwords(Sandbox sandbox) {
    World world = sandbox.world();
    return world.locked(() -> {
      Map<String, String> passwords = new TreeMap<>();
      for (Resource token :
          world.resources().ofType("Microsoft.ContainerRegistry/registries/tokens")) {
        for (String slot : new String[] {"password1", "password2"}) {
          world
              .passwords()
              .find(token.id(), slot)
              .ifPresent(it -> passwords.put(slot + " of " + token.id().name(), it.value()));
        }
      }
      return passwords;
    });
  }
}
