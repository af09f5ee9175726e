package dev.lighterman.sandbox.world;

/**
 * Azure's agents on the Arc clusters: they carry out what ARM has accepted. They act later and in
 * their own time, so they may be told while the world is locked.
 */
public interface ArcAgents {

  /** An extension is to be installed, or changed, as its resource now says. */
  void ensure(ResourceId extension);

  /** An extension is to be uninstalled; its resource goes when that is done. */
  void remove(ResourceId extension);
}
