package dev.lighterman.slack.message;

import dev.lighterman.request.Request;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;

/**
 * In whose language it is said: what one person is told in theirs, what all can see in the
 * channel's. Slack is not asked for it, since nobody waits for an answer to be in their language:
 * whom nobody has read about yet hears the channel's.
 */
public final class LocalizedRenderers {
  private final RendererFactory speech;
  private final UserDirectory roster;

  public LocalizedRenderers(RendererFactory speech, UserDirectory roster) {
    this.speech = speech;
    this.roster = roster;
  }

  public ReplyRenderer to(ReplyTarget ear) {
    return to(ear.person(), ear.channel());
  }

  public ReplyRenderer to(Person person, Channel channel) {
    return speech.voice(language(person, channel));
  }

  /** For all who see what is said about a request. */
  RequestMessageRenderer about(Request request) {
    return speech.requests(speech.language(request.intent().channel()));
  }

  /** The same for one person alone. */
  public RequestMessageRenderer about(Request request, Person person) {
    return speech.requests(language(person, request.intent().channel()));
  }

  private Language language(Person person, Channel channel) {
    return roster.language(person).orElseGet(() -> speech.language(channel));
  }
}
