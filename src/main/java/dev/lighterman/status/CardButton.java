package dev.lighterman.status;

import org.jspecify.annotations.Nullable;

/**
 * A button.
 *
 * @param value the request's number, with {@code :} and the plan's hash where the click binds to
 *     it; for {@link ButtonAction#SAY} the words to run
 * @param confirm what is asked before it acts
 */
public record CardButton(
    String label, ButtonAction action, String value, Style style, @Nullable Confirm confirm) {

  /** How a button looks. */
  public enum Style {
    PLAIN,
    PRIMARY,
    DANGER,
    /** Behind the dots. */
    MORE
  }

  /** A question before the act, which states its consequence. */
  public record Confirm(String title, String text, String yes, String no) {}
}
