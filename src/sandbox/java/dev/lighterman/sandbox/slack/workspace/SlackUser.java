package dev.lighterman.sandbox.slack.workspace;

/**
 * Somebody in the workspace; {@code role} is the part they play in the sandbox, which Slack knows
 * nothing of.
 */
public record SlackUser(
    String id, String name, String realName, String role, boolean restricted, String locale) {

  static final String BOT_ROLE = "bot";

  /** Who speaks when Slack itself has something to say. */
  public static final SlackUser SLACKBOT =
      new SlackUser("USLACKBOT", "slackbot", "Slackbot", "slackbot", false, "en-US");

  public boolean bot() {
    return role.equals(BOT_ROLE) || id.equals(SLACKBOT.id);
  }

  public String email() {
    return name + "@harbour.example";
  }

  /** The direct-message channel that this person shares with the bot. */
  public String dm() {
    return "D" + id.substring(1);
  }
}
