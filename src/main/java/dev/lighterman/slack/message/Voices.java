package dev.lighterman.slack.message;

import dev.lighterman.request.Request;
import dev.lighterman.slack.workspace.Roster;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;

/**
 * In whose language it is said: what one person is told in theirs, what all can see in the
 * channel's. Slack is not asked for it, since nobody waits for an answer to be in their language:
 * whom nobody has read about yet hears the channel's.
 */
public final class Voices {
  private final Speech speech;
  private final Roster roster;

  public Voices(Speech speech, Roster roster) {
    this.speech = speech;
    this.roster = roster;
  }

  public Voice to(Ear ear) {
    return to(ear.person(), ear.channel());
  }

  public Voice to(Person person, Channel channel) {
    return speech.voice(language(person, channel));
  }

  /** For all who see what is said about a request. */
  RequestVoice about(Request request) {
    return speech.requests(speech.language(request.intent().channel()));
  }

  /** The same for one person alone. */
  public RequestVoice about(Request request, Person person) {
    return speech.requests(language(person, request.intent().channel()));
  }

  private Language language(Person person, Channel channel) {
    return roster.language(person).orElseGet(() -> speech.language(channel));
  }
}
