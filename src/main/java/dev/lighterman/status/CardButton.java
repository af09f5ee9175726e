package dev.lighterman.status;

import org.jspecify.annotations.Nullable;

/**
 * A button.
 *
 * @param accessibilityLabel what it does and to which request, for screen readers; null if the
 *     label says it
 * @param value the request's number, followed by {@code :} and the plan's hash if the click applies
 *     to that plan only; for {@link ButtonAction#SAY} the command to run, for {@link
 *     ButtonAction#FORM} the one that its form is to begin with
 * @param confirm the confirmation dialog; null for none
 */
public record CardButton(
    String label,
    @Nullable String accessibilityLabel,
    ButtonAction action,
    String value,
    Style style,
    @Nullable Confirm confirm) {
  public CardButton(
      String label, ButtonAction action, String value, Style style, @Nullable Confirm confirm) {
    this(label, null, action, value, style, confirm);
  }

  /** A button's style. */
  public enum Style {
    PLAIN,
    PRIMARY,
    DANGER,
    /** In the overflow menu. */
    MORE
  }

  /** A confirmation dialog that states the consequence. */
  public record Confirm(String title, String text, String yes, String no) {}
}
