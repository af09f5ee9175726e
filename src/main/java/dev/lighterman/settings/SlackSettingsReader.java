package dev.lighterman.settings;

import dev.lighterman.settings.SlackSettings.Transport;
import dev.lighterman.value.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the Slack settings from the environment. */
record SlackSettingsReader(EnvironmentVariables variables) {
  private static final String SIGNING_SECRET =
      "copy it from the Slack app's Basic Information page (App Credentials, Signing Secret);"
          + " without it anybody could give the bot orders. Where Slack can't reach the bot, switch"
          + " Socket Mode on in the app's settings and give SLACK_APP_TOKEN instead, made on the"
          + " same page (App-Level Tokens, scope connections:write)";

  SlackSettings settings() {
    return new SlackSettings(
        transport(),
        variables.secret(
            "SLACK_BOT_TOKEN",
            "copy it from the Slack app's OAuth & Permissions page (Bot User OAuth Token, xoxb-…)"),
        variables.address("SLACK_API_URL", "https://slack.com/api/"),
        team());
  }

  private @Nullable String team() {
    Optional<String> team = variables.text("SLACK_TEAM_ID");
    if (team.isPresent() && !team.get().matches("T[A-Z0-9]{2,20}")) {
      variables.problem(
          "SLACK_TEAM_ID is not a workspace's id like T0123ABCD: it is in the address of the"
              + " workspace in a browser.");
    }
    return team.orElse(null);
  }

  private Transport transport() {
    Optional<Secret> appToken = variables.maybeSecret("SLACK_APP_TOKEN");
    if (appToken.isEmpty()) {
      return new Transport.Requests(variables.secret("SLACK_SIGNING_SECRET", SIGNING_SECRET));
    }
    if (variables.text("SLACK_SIGNING_SECRET").isPresent()) {
      variables.problem(
          "SLACK_SIGNING_SECRET and SLACK_APP_TOKEN are both given, but Slack goes one way: where"
              + " Socket Mode is on in the Slack app's settings, take SLACK_SIGNING_SECRET away,"
              + " else SLACK_APP_TOKEN.");
    }
    if (!appToken.get().reveal().startsWith("xapp-")) {
      variables.problem(
          "SLACK_APP_TOKEN is not an app-level token (xapp-…): make one on the Slack app's Basic"
              + " Information page (App-Level Tokens, scope connections:write).");
    }
    return new Transport.Sockets(appToken.get());
  }
}
