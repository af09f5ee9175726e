package dev.lighterman.sandbox.world;

/** Makes a fault happen in the world, and takes it back. */
public interface FaultListener {

  /** It is broken from now on. */
  void broken(Fault fault);

  /** It is to be as it was before. */
  void mended(Fault fault);

  /** Whether somebody who lives in the world has put it right already. */
  boolean cured(Fault fault);
}
