package dev.lighterman.sandbox.world;

/** Applies the effects of faults to the world, and reverts them. */
public interface FaultListener {

  /** Applies the effect. */
  void faultInjected(Fault fault);

  /** Reverts the effect. */
  void faultCleared(Fault fault);

  /** Whether the effect has already been repaired, for example by the bot. */
  boolean isResolved(Fault fault);
}
