package dev.lighterman.step;

import dev.lighterman.request.Phase;

/** Whose credentials a scope map and a token are for. */
public enum CredentialPurpose {
  /** The connected registry's own, to synchronise with its parent. */
  SYNC(Phase.CONNECTED_REGISTRY, "sync"),
  /** Of those who pull from the connected registry. */
  CLIENT(Phase.POD, "client");

  private final Phase phase;
  private final String word;

  CredentialPurpose(Phase phase, String word) {
    this.phase = phase;
    this.word = word;
  }

  public Phase phase() {
    return phase;
  }

  /** The last part of the text keys that differ by purpose. */
  public String key(String prefix) {
    return prefix + "." + word;
  }
}
