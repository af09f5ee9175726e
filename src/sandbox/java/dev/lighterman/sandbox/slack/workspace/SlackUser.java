package dev.lighterman.sandbox.slack.workspace;

/**
 * A user of the workspace.
 *
 * @param role the user's role in the sandbox, which Slack does not know: asker, approver …
 * @param restricted whether the user is a guest
 * @param home where the user's account is
 */
public record SlackUser(
    String id,
    String name,
    String realName,
    String role,
    boolean restricted,
    String locale,
    Home home) {

  /** Where an account is. */
  public enum Home {
    HERE,
    /** In another workspace of the same organisation; the user is a member here as well. */
    ORGANISATION,
    /** In another workspace of the same organisation, with which a channel is shared. */
    NEIGHBOUR,
    /** In another company. */
    ELSEWHERE
  }

  /** A user of this workspace. */
  public SlackUser(
      String id, String name, String realName, String role, boolean restricted, String locale) {
    this(id, name, realName, role, restricted, locale, Home.HERE);
  }

  static final String BOT_ROLE = "bot";

  /** The user that posts Slack's own messages. */
  public static final SlackUser SLACKBOT =
      new SlackUser("USLACKBOT", "slackbot", "Slackbot", "slackbot", false, "en-US");

  public boolean bot() {
    return role.equals(BOT_ROLE) || id.equals(SLACKBOT.id);
  }

  public String email() {
    return name + "@harbour.example";
  }

  /** The id of the direct message channel with the bot. */
  public String dm() {
    return "D" + id.substring(1);
  }
}
