package dev.lighterman.acceptance;

import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.SandboxWorld;

/** Two companies in one tenant, of which each has a subscription, and whose names collide. */
public final class TwoCompanies {
  public static final String BOREAL = "/subscriptions/22222222-2222-2222-2222-222222222222/";
  public static final String MAREE = "/subscriptions/77777777-7777-7777-7777-777777777777/";

  private TwoCompanies() {}

  public static Conversation conversation() {
    return Conversation.begin(
        AdjustableClock.running(),
        SandboxOptions.forTests().withWorld(SandboxWorld.MERGED).withSpeed(100));
  }
}
