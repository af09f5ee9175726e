package dev.lighterman.value;

/** A password or connection string that lives only as long as the step that needs it. */
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The secret itself, for the one call that needs it. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
