package dev.lighterman.slack.message;

import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.value.TryLater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says something to one person alone. Nothing that must not be lost is said in this way only. */
public final class EphemeralMessages {
  private static final Logger log = LoggerFactory.getLogger(EphemeralMessages.class);

  private final ChatClient postings;

  public EphemeralMessages(ChatClient postings) {
    this.postings = postings;
  }

  public void say(ReplyTarget ear, SlackMessage posting) {
    try {
      switch (ear) {
        case ReplyTarget.ResponseUrl(var url, _, _) -> postings.respond(url, posting);
        case ReplyTarget.InChannel(var channel, var person) ->
            postings.postEphemeral(channel, person, posting);
      }
    } catch (TryLater | SlackApiError failure) {
      log.atWarn().setCause(failure).log("could not answer");
    }
  }
}
