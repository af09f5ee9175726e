package dev.lighterman.settings;

/** What the bot may do. */
public enum OperatingMode {
  /** It answers queries and shows what changes would do; it only needs to read. */
  OBSERVE,
  /** It also carries out approved changes. */
  OPERATE
}
