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
  private final RendererFactory rendererFactory;
  private final UserDirectory users;

  public LocalizedRenderers(RendererFactory rendererFactory, UserDirectory users) {
    this.rendererFactory = rendererFactory;
    this.users = users;
  }

  public ReplyRenderer to(ReplyTarget replyTarget) {
    return to(replyTarget.person(), replyTarget.channel());
  }

  public ReplyRenderer to(Person person, Channel channel) {
    return rendererFactory.voice(language(person, channel));
  }

  /** For all who see what is said about a request. */
  RequestMessageRenderer about(Request request) {
    return rendererFactory.requests(rendererFactory.language(request.intent().channel()));
  }

  /** The same for one person alone. */
  public RequestMessageRenderer about(Request request, Person person) {
    return rendererFactory.requests(language(person, request.intent().channel()));
  }

  private Language language(Person person, Channel channel) {
    return users.language(person).orElseGet(() -> rendererFactory.language(channel));
  }
}
