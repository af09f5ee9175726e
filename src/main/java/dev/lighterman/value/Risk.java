package dev.lighterman.value;

/** What a change does at worst to what exists. */
public enum Risk {
  /** It only adds to it. */
  ADDS,
  /** It changes or removes something. */
  REMOVES
}
