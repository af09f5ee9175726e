package dev.lighterman.slack.message;

import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.value.TryLater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says something to one person alone. Nothing that must not be lost is said in this way only. */
public final class EphemeralMessages {
  private static final Logger log = LoggerFactory.getLogger(EphemeralMessages.class);

  private final ChatClient chat;

  public EphemeralMessages(ChatClient chat) {
    this.chat = chat;
  }

  public void say(ReplyTarget replyTarget, SlackMessage slackMessage) {
    try {
      switch (replyTarget) {
        case ReplyTarget.ResponseUrl(var url, _, _) -> chat.respond(url, slackMessage);
        case ReplyTarget.InChannel(var channel, var person) ->
            chat.postEphemeral(channel, person, slackMessage);
      }
    } catch (TryLater | SlackApiError failure) {
      log.atWarn().setCause(failure).log("could not answer");
    }
  }
}
