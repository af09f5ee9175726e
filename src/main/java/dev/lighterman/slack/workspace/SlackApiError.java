package dev.lighterman.slack.workspace;

import java.util.Set;

/** Slack understood a call and refused it. */
public final class SlackApiError extends RuntimeException {
  private static final Set<String> UNREACHABLE =
      Set.of("not_in_channel", "channel_not_found", "is_archived", "user_not_in_channel");
  private static final Set<String> TOO_RICH =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_attachments",
          "msg_blocks_too_long",
          "msg_too_long");

  private static final Set<String> LATE =
      Set.of("expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged");

  private final String error;

  /**
   * @param error Slack's word for it, such as {@code not_in_channel}
   * @param details what Slack adds
   */
  SlackApiError(String method, String error, String details) {
    super(method + ": " + error + (details.isEmpty() ? "" : " (" + details + ")"));
    this.error = error;
  }

  /** Whether the bot can't write where it was asked to, until somebody invites it. */
  public boolean isChannelUnavailable() {
    return UNREACHABLE.contains(error);
  }

  /** Whether a plainer message might pass. */
  public boolean tooRich() {
    return TOO_RICH.contains(error);
  }

  /** Whether what a person did is too long ago to open anything for it. */
  public boolean late() {
    return LATE.contains(error);
  }

  public boolean is(String word) {
    return error.equals(word);
  }
}
