package dev.lighterman.azure;

/** What the cloud registry last heard of a connected registry. */
public enum ConnectionState {
  ONLINE,
  OFFLINE,
  SYNCING,
  UNHEALTHY
}
