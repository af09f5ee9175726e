package dev.lighterman.azure;

import java.util.Locale;

/** What the cloud registry last heard of a connected registry. */
public enum ConnectionState {
  ONLINE,
  OFFLINE,
  SYNCING,
  UNHEALTHY;

  /** As Azure writes it, such as {@code Online}. */
  public String text() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
