package dev.lighterman.settings;

/** How far the bot may go. */
public enum OperatingMode {
  /** It answers questions and rehearses changes; it needs to read, and nothing more. */
  OBSERVE,
  /** It carries out what was approved. */
  OPERATE
}
