package dev.lighterman.value;

/** What can go wrong at worst. */
public enum Risk {
  /** Something new appears beside what is there. */
  ADDS,
  /** What is there changes or goes. */
  REMOVES
}
