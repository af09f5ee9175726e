package dev.lighterman.sandbox.slack.blockkit;

/** What a person tried to touch is not there for them; the message says so in a sentence. */
public final class NoSuchThing extends Exception {
  public NoSuchThing(String sentence) {
    super(sentence);
  }
}
