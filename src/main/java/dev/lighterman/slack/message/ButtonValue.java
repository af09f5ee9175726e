package dev.lighterman.slack.message;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;

/**
 * What a button does. It names what the person saw, and never carries parameters of a change.
 *
 * @param action the word of the button's action
 * @param value a request and the hash of the plan that the person saw, or a command to run
 */
public record ButtonValue(String action, String value) {
  /** The action id of the overflow menu. */
  static final String OVERFLOW = "more";

  /** Separates an action from the number that makes its id unique in a row. */
  static final String NUMBER_SEPARATOR = "#";

  private static final String SEPARATOR = " ";

  /** Reads a click on a button or on an option of the overflow menu. */
  public static ButtonValue of(BlockActionPayload.Action action) {
    if (action.getActionId().equals(OVERFLOW) && action.getSelectedOption() != null) {
      return ofOption(action.getSelectedOption().getValue());
    }
    String id = action.getActionId().split(NUMBER_SEPARATOR, 2)[0];
    return new ButtonValue(id, action.getValue() == null ? "" : action.getValue());
  }

  /** Action and value in one text, since an option has a single value. */
  String toOptionValue() {
    return action + SEPARATOR + value;
  }

  private static ButtonValue ofOption(String option) {
    String[] parts = option.split(SEPARATOR, 2);
    return new ButtonValue(parts[0], parts.length == 2 ? parts[1] : "");
  }
}
