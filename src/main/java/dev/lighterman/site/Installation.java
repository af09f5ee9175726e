package dev.lighterman.site;

import dev.lighterman.azure.Extension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a site runs, and how that is known. Azure does not tell which connected registry an
 * extension runs, so there may be an extension whose connected registry is not known.
 *
 * @param connectedRegistry null if there is none, or if it is not known which
 * @param extension the extension on the cluster that runs it; null if there is none, or if Azure
 *     does not let it be read
 * @param request our request that installed it; null if it is not known by our records
 */
public record Installation(
    @Nullable ArmId connectedRegistry,
    Source source,
    @Nullable Extension extension,
    @Nullable RequestNumber request) {

  /** How it is known which connected registry a site runs. */
  public enum Source {
    /** This bot installed it, and nothing has been installed in its place. */
    STORED,
    /** The operator's file names it. */
    FILE,
    /** The extension on the cluster has its name, and serves where it says that it serves. */
    EXTENSION,
    /** It has the name of the extension, or of the site if there is none: only a guess. */
    BY_NAME,
    UNKNOWN
  }

  Installation(@Nullable ArmId connectedRegistry, Source source, @Nullable Extension extension) {
    this(connectedRegistry, source, extension, null);
  }

  /** Whether the connected registry is known by more than a name. */
  public boolean certain() {
    return connectedRegistry != null && source != Source.BY_NAME;
  }

  /** Whether there is an extension of which nobody knows what it runs. */
  public boolean unknown() {
    return extension != null && connectedRegistry == null;
  }

  /** Whether the site runs a connected registry, whichever that is. */
  public boolean occupied() {
    return extension != null || certain();
  }
}
