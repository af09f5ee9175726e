package dev.lighterman.diagnosis;

/** How sure a diagnosis is. */
public enum Certainty {
  /** The evidence can't mean anything else. */
  CERTAIN,
  /** The evidence mostly means this. */
  LIKELY,
  /** The evidence would fit other causes as well. */
  POSSIBLE
}
