package dev.lighterman.sandbox.world;

/**
 * The Azure agents on the Arc clusters, which carry out what ARM has accepted. They act
 * asynchronously, so they may be called while the world is locked.
 */
public interface ArcAgents {

  /** Installs or changes an extension as its resource describes. */
  void ensure(ResourceId extension);

  /** Uninstalls an extension, then removes its resource. */
  void remove(ResourceId extension);

  /** Gives up what they are about to do for an extension. */
  void cancel(ResourceId extension);
}
