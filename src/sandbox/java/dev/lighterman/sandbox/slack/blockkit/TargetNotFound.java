package dev.lighterman.sandbox.slack.blockkit;

/** What a person tried to touch is not there for them; the message says so in a sentence. */
public final class TargetNotFound extends Exception {
  public TargetNotFound(String message) {
    super(message);
  }
}
