package dev.lighterman.slack.workspace;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.Set;

/** An error that Slack's Web API answered, and that does not pass by itself. */
public final class SlackApiError extends RuntimeException {
  private static final String PERSON_NOT_IN_CHANNEL = "user_not_in_channel";

  private static final Set<String> CHANNEL_UNAVAILABLE =
      Set.of("not_in_channel", "channel_not_found", "is_archived", PERSON_NOT_IN_CHANNEL);

  private static final Set<String> TRIGGER_EXPIRED =
      Set.of("expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged");

  /** Errors about the place, the person or the message, which no other content would mend. */
  private static final Set<String> NOT_ABOUT_CONTENT =
      Set.of(
          "access_denied",
          "cannot_dm_bot",
          "cant_update_message",
          "edit_window_closed",
          "ekm_access_denied",
          "expired_url",
          "hash_conflict",
          "message_not_found",
          "messages_tab_disabled",
          "no_permission",
          "not_allowed_token_type",
          "not_found",
          "org_login_required",
          "restricted_action",
          "restricted_action_non_threadable_channel",
          "restricted_action_read_only_channel",
          "restricted_action_thread_locked",
          "restricted_action_thread_only_channel",
          "team_access_not_granted",
          "used_url",
          "user_disabled",
          "user_not_found",
          "user_not_visible");

  private final String error;

  /**
   * @param error Slack's error code, such as {@code not_in_channel}
   * @param details Slack's additions; may be empty
   */
  SlackApiError(String method, String error, String details) {
    super(method + ": " + error + (details.isEmpty() ? "" : " (" + details + ")"));
    this.error = error;
  }

  /** Whether the person can be told nothing in the channel, in which the bot may well be. */
  public boolean isPersonNotInChannel() {
    return error.equals(PERSON_NOT_IN_CHANNEL);
  }

  /** Whether the bot can't post this in the channel, as long as nobody is invited. */
  public boolean isChannelUnavailable() {
    return CHANNEL_UNAVAILABLE.contains(error);
  }

  /** Whether Slack might accept the message with simpler content. */
  public boolean isAboutContent() {
    return !isChannelUnavailable() && !isTriggerExpired() && !NOT_ABOUT_CONTENT.contains(error);
  }

  /** Whether nobody can post in the channel until it is taken out of the archive. */
  public boolean isArchived() {
    return error.equals("is_archived");
  }

  /** Whether the person's action is too long ago to open a modal for it. */
  public boolean isTriggerExpired() {
    return TRIGGER_EXPIRED.contains(error);
  }

  /** For errors that say nothing about what was asked: they must not be taken for an answer. */
  public OperatorMustAct asOperatorProblem() {
    var problem =
        new OperatorMustAct(
            Sentence.of("slack.refused", "said", String.valueOf(getMessage())),
            Sentence.of("slack.refused.remedy"));
    problem.initCause(this);
    return problem;
  }

  public boolean hasCode(String code) {
    return error.equals(code);
  }
}
