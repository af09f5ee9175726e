package dev.lighterman.step;

import dev.lighterman.request.Phase;

/** Who uses a scope map and its token. */
public enum CredentialPurpose {
  /** The connected registry, to synchronise with its parent. */
  SYNC(Phase.CONNECTED_REGISTRY, "sync"),
  /** Clients that pull from the connected registry. */
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

  /** A text key for this purpose: the prefix with the purpose appended. */
  public String key(String prefix) {
    return prefix + "." + word;
  }
}
