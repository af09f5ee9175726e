package dev.lighterman.slack.inbound;

import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;

/**
 * A slash command, or a click that stands for one.
 *
 * @param command the command's name as it was typed, such as {@code /registry}
 * @param trigger Slack's id of this action; for a command or click it opens one modal, within three
 *     seconds
 */
public record TypedCommand(
    Person person,
    Channel channel,
    String command,
    String text,
    String trigger,
    ReplyTarget replyTarget) {
  public TypedCommand {
    if (command == null || trigger == null) {
      throw new IllegalArgumentException("a command without its name or its trigger");
    }
  }

  /** For clicks, which come without a command's name. */
  public static final String COMMAND = "/registry";
}
