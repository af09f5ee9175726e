package dev.lighterman.slack.workspace;

import java.util.Set;

/** An error that Slack's Web API answered. */
public final class SlackApiError extends RuntimeException {
  private static final Set<String> CHANNEL_UNAVAILABLE =
      Set.of("not_in_channel", "channel_not_found", "is_archived", "user_not_in_channel");
  private static final Set<String> INVALID_BLOCKS =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_attachments",
          "msg_blocks_too_long",
          "msg_too_long");

  private static final Set<String> TRIGGER_EXPIRED =
      Set.of("expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged");

  private final String error;

  /**
   * @param error Slack's error code, such as {@code not_in_channel}
   * @param details Slack's additions; may be empty
   */
  SlackApiError(String method, String error, String details) {
    super(method + ": " + error + (details.isEmpty() ? "" : " (" + details + ")"));
    this.error = error;
  }

  /** Whether the bot can't post in the channel until somebody invites it. */
  public boolean isChannelUnavailable() {
    return CHANNEL_UNAVAILABLE.contains(error);
  }

  /** Whether Slack might accept the message with simpler blocks. */
  public boolean isInvalidBlocks() {
    return INVALID_BLOCKS.contains(error);
  }

  /** Whether the person's action is too long ago to open a modal for it. */
  public boolean isTriggerExpired() {
    return TRIGGER_EXPIRED.contains(error);
  }

  public boolean hasCode(String code) {
    return error.equals(code);
  }
}
