package dev.lighterman.slack.message;

import com.google.gson.JsonObject;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts and edits messages. If Slack rejects a message for its content, it is sent simpler, at last
 * as text alone, so that no message is lost because of its layout.
 */
public final class ChatClient {
  private static final Logger log = LoggerFactory.getLogger(ChatClient.class);

  private final WebApi slack;

  public ChatClient(WebApi slack) {
    this.slack = slack;
  }

  /**
   * Posts a message.
   *
   * @param thread the timestamp of the message in whose thread it goes; null for none
   * @return the message's timestamp, by which Slack identifies it
   */
  public String post(Channel channel, @Nullable String thread, SlackMessage slackMessage) {
    return post(channel, thread, slackMessage, List.of());
  }

  /**
   * Posts a message by which {@link SentMessages} finds stored ones.
   *
   * @param ids the ids of the stored messages that it tells
   */
  String post(
      Channel channel, @Nullable String thread, SlackMessage slackMessage, List<String> ids) {
    Message.@Nullable Metadata metadata =
        ids.isEmpty() ? null : SentMessages.metadata(ids, slackMessage.hash());
    return withSimplerFallback(
        slackMessage,
        p ->
            slack.callInBackground(
                api ->
                    api.chatPostMessage(r ->
                        r.channel(channel.id())
                            .threadTs(thread)
                            .text(p.text())
                            .metadata(metadata)
                            .blocksAsString(p.blocks().toString())),
                ChatPostMessageResponse::getTs));
  }

  void edit(Channel channel, String ts, SlackMessage slackMessage) {
    sendWithSimplerFallback(
        slackMessage,
        p ->
            slack.callInBackground(api ->
                api.chatUpdate(r ->
                    r.channel(channel.id())
                        .ts(ts)
                        .text(TextLimits.edited(p.text()))
                        .blocksAsString(p.blocks().toString()))));
  }

  /** Posts a message that one person alone sees and waits for. */
  void postEphemeral(Channel channel, Person person, SlackMessage slackMessage) {
    sendWithSimplerFallback(
        slackMessage, p -> slack.callInteractive(ephemeral(channel, person, p)));
  }

  /**
   * Posts a message that one person alone sees; returns its timestamp, if Slack tells it: nothing
   * finds the message again, so it must not be posted twice for that.
   */
  String postEphemeralInBackground(Channel channel, Person person, SlackMessage slackMessage) {
    return withSimplerFallback(
        slackMessage,
        p ->
            slack.callInBackground(
                ephemeral(channel, person, p),
                answer -> Objects.requireNonNullElse(answer.getMessageTs(), "")));
  }

  private static WebApi.Call<ChatPostEphemeralResponse> ephemeral(
      Channel channel, Person person, SlackMessage slackMessage) {
    return api ->
        api.chatPostEphemeral(r ->
            r.channel(channel.id())
                .user(person.id())
                .text(slackMessage.text())
                .blocksAsString(slackMessage.blocks().toString()));
  }

  /** Answers one person alone: in a direct message where the bot can't post in the channel. */
  public void reply(ReplyTarget replyTarget, SlackMessage slackMessage) {
    switch (replyTarget) {
      case ReplyTarget.ResponseUrl(var url, _, _) -> respond(url, slackMessage);
      case ReplyTarget.Direct(_, var person) ->
          sendWithSimplerFallback(slackMessage, p -> slack.callInteractive(direct(person, p)));
      case ReplyTarget.InChannel(var channel, var person) -> {
        try {
          postEphemeral(channel, person, slackMessage);
        } catch (SlackApiError error) {
          if (!error.isChannelUnavailable()) {
            throw error;
          }
          sendWithSimplerFallback(slackMessage, p -> slack.callInteractive(direct(person, p)));
        }
      }
    }
  }

  /** The same in a direct message. */
  String postDirectInBackground(Person person, SlackMessage slackMessage) {
    return withSimplerFallback(
        slackMessage,
        p ->
            slack.callInBackground(
                direct(person, p), answer -> Objects.requireNonNullElse(answer.getTs(), "")));
  }

  /** Slack opens a conversation with a person where it is given their id. */
  private static WebApi.Call<ChatPostMessageResponse> direct(
      Person person, SlackMessage slackMessage) {
    return api ->
        api.chatPostMessage(r ->
            r.channel(person.id())
                .text(slackMessage.text())
                .blocksAsString(slackMessage.blocks().toString()));
  }

  /**
   * Publishes the Home tab of a person.
   *
   * @param metadata what Slack sends back with each click there
   */
  public void publishHome(Person person, SlackMessage slackMessage, String metadata) {
    sendWithSimplerFallback(
        slackMessage,
        p -> {
          JsonObject view = new JsonObject();
          view.addProperty("type", "home");
          view.addProperty("private_metadata", metadata);
          view.add("blocks", p.blocks());
          slack.callInBackground(
              api -> api.viewsPublish(r -> r.userId(person.id()).viewAsString(view.toString())));
        });
  }

  /** Answers at the response URL that Slack gave. */
  void respond(URI url, SlackMessage slackMessage) {
    sendWithSimplerFallback(slackMessage, p -> slack.respond(url, p.ephemeral()));
  }

  private static void sendWithSimplerFallback(
      SlackMessage slackMessage, Consumer<SlackMessage> call) {
    withSimplerFallback(
        slackMessage,
        p -> {
          call.accept(p);
          return p;
        });
  }

  /** Tries the message in simpler forms as long as Slack rejects its content. */
  private static <T> T withSimplerFallback(
      SlackMessage slackMessage, Function<SlackMessage, T> call) {
    try {
      return call.apply(slackMessage);
    } catch (SlackApiError error) {
      Optional<SlackMessage> simpler =
          error.isAboutContent() ? slackMessage.simpler() : Optional.empty();
      if (simpler.isEmpty()) {
        throw error;
      }
      log.atWarn().setCause(error).log("Slack rejected a message's content; sending it simpler");
      return withSimplerFallback(simpler.get(), call);
    }
  }
}
