package dev.lighterman.step;

import dev.lighterman.request.Heading;

/** Whose credentials a scope map and a token are for. */
public enum Purpose {
  /** The connected registry's own, to synchronise with its parent. */
  SYNC(Heading.CONNECTED_REGISTRY, "sync"),
  /** Of those who pull from the connected registry. */
  CLIENT(Heading.POD, "client");

  private final Heading heading;
  private final String word;

  Purpose(Heading heading, String word) {
    this.heading = heading;
    this.word = word;
  }

  public Heading heading() {
    return heading;
  }

  /** The last part of the text keys that differ by purpose. */
  public String key(String prefix) {
    return prefix + "." + word;
  }
}
