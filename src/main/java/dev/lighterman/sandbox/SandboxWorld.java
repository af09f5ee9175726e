package dev.lighterman.sandbox;

import dev.lighterman.sandbox.world.StoresSeed;
import dev.lighterman.sandbox.world.WorldSeed;
import java.util.Locale;

/** The worlds that a sandbox can be. */
public enum SandboxWorld {
  /** One company's stores on one registry: the quickstart, and a month of history. */
  STORES(
      new StoresSeed(),
      """
      az acr connected-registry list --registry myacrregistry --output table
      kubectl --context store-101 get pods --all-namespaces\
      """);

  private final WorldSeed seed;
  private final String tryOut;

  SandboxWorld(WorldSeed seed, String tryOut) {
    this.seed = seed;
    this.tryOut = tryOut;
  }

  WorldSeed seed() {
    return seed;
  }

  /** The resource that becomes the bot's configuration. */
  String configuration() {
    return this + ".yaml";
  }

  /** Lines for a person's shell. */
  String tryOut() {
    return tryOut.indent(8).strip();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
