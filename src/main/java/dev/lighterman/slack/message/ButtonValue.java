package dev.lighterman.slack.message;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;

/**
 * What a button stands for: a verb and what it is about, never a parameter of what is done.
 *
 * @param value a request and what the person saw of it, or words to run
 */
public record ButtonValue(String action, String value) {
  /** The action id of the menu behind the dots. */
  static final String MORE = "more";

  /** Stands between an action and the number that tells it from others in its row. */
  static final String NUMBERED = "#";

  private static final String SEPARATOR = " ";

  /** Reads what was pressed, on a button or behind the dots. */
  public static ButtonValue of(BlockActionPayload.Action action) {
    if (action.getActionId().equals(MORE) && action.getSelectedOption() != null) {
      return unpacked(action.getSelectedOption().getValue());
    }
    String id = action.getActionId().split(NUMBERED, 2)[0];
    return new ButtonValue(id, action.getValue() == null ? "" : action.getValue());
  }

  /** Action and value in one, since an option has but one text. */
  String packed() {
    return action + SEPARATOR + value;
  }

  private static ButtonValue unpacked(String packed) {
    String[] parts = packed.split(SEPARATOR, 2);
    return new ButtonValue(parts[0], parts.length == 2 ? parts[1] : "");
  }
}
