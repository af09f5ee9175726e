package dev.lighterman.slack.workspace;

/** The OAuth scopes of the bot, each with the reason that Slack's admins are given. */
public enum OAuthScope {
  COMMANDS("commands", "so that people can type /registry and /lighterman"),
  CHAT_WRITE("chat:write", "to answer, only in channels that it was invited to"),
  CHANNELS_READ(
      "channels:read", "to tell channels that other companies share: nothing is changed there"),
  GROUPS_READ("groups:read", "the same, in private channels"),
  CHANNELS_HISTORY(
      "channels:history",
      "to find its own message after an answer of Slack was lost, so as not to post it twice"),
  GROUPS_HISTORY("groups:history", "the same, in private channels"),
  USERS_READ(
      "users:read",
      "to tell members from guests, apps and strangers, their names, and which language they use"),
  USERGROUPS_READ("usergroups:read", "to know who is in the groups that approve");

  private final String word;
  private final String reason;

  OAuthScope(String word, String reason) {
    this.word = word;
    this.reason = reason;
  }

  /** The scope as Slack writes it. */
  public String word() {
    return word;
  }

  public String reason() {
    return reason;
  }
}
