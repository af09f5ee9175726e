package dev.lighterman.slack.message;

import dev.lighterman.slack.workspace.Refused;
import dev.lighterman.value.TryLater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says something to one person alone. Nothing that must not be lost is said in this way only. */
public final class Whispers {
  private static final Logger log = LoggerFactory.getLogger(Whispers.class);

  private final Postings postings;

  public Whispers(Postings postings) {
    this.postings = postings;
  }

  public void say(Ear ear, Posting posting) {
    try {
      switch (ear) {
        case Ear.Url(var url, _, _) -> postings.respond(url, posting);
        case Ear.There(var channel, var person) -> postings.whisper(channel, person, posting);
      }
    } catch (TryLater | Refused failure) {
      log.atWarn().setCause(failure).log("could not answer");
    }
  }
}
