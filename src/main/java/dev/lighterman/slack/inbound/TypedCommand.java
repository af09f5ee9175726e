package dev.lighterman.slack.inbound;

import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;

/**
 * Words that somebody typed, or pressed a button for.
 *
 * @param command the command as it was typed, such as {@code /registry}
 * @param trigger Slack's id of this very doing; a trigger's opens one form, within three seconds
 */
public record TypedCommand(
    Person person,
    Channel channel,
    String command,
    String text,
    String trigger,
    ReplyTarget replyTarget) {
  /** What buttons repeat, which know no command. */
  public static final String COMMAND = "/registry";
}
