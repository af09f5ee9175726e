package dev.lighterman.settings;

/** Collects problems, so that all of them are reported together. */
interface ProblemCollector {
  /** A sentence that says what is wrong and what to do. */
  void problem(String sentence);
}
