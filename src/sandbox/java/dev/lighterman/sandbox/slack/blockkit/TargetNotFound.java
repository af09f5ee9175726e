package dev.lighterman.sandbox.slack.blockkit;

/** The target of a person's action does not exist, or is not visible to them. */
public final class TargetNotFound extends Exception {
  public TargetNotFound(String message) {
    super(message);
  }
}
