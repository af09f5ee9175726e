package dev.lighterman.sandbox.world;

/** Makes a fault happen in the world, and takes it back. */
public interface FaultListener {

  /** It is broken from now on. */
  void faultInjected(Fault fault);

  /** It is to be as it was before. */
  void faultCleared(Fault fault);

  /** Whether somebody who lives in the world has put it right already. */
  boolean isResolved(Fault fault);
}
