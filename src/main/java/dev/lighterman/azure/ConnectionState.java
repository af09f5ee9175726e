package dev.lighterman.azure;

import java.util.Locale;

/** Whether a connected registry is in contact with the cloud, as the cloud last knew. */
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
