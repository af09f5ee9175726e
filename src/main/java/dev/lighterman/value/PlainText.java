package dev.lighterman.value;

/** Text that is the same in every language: a name, an id, a version. */
public final class PlainText {
  /** The bundle key whose pattern is the value alone. */
  public static final String KEY = "plain";

  private PlainText() {}

  public static Sentence text(String text) {
    return Sentence.of(KEY, "text", text);
  }
}
