package dev.lighterman.sandbox;

import dev.lighterman.sandbox.slack.BotApp;
import dev.lighterman.sandbox.world.Identity;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The environment variables by which the bot finds its way in the sandbox. */
record BotEnvironment(Credentials credentials, Folder folder, boolean socketMode) {
  Map<String, String> pointingAt(URI slackApi, URI azure, URI bot) {
    BotApp app = credentials.slack();
    Identity identity = credentials.azure();
    Map<String, String> variables = new HashMap<>();
    if (socketMode) {
      variables.put("SLACK_APP_TOKEN", app.appToken());
    } else {
      variables.put("SLACK_SIGNING_SECRET", app.signingSecret());
    }
    variables.put("SLACK_BOT_TOKEN", app.token());
    variables.put("SLACK_API_URL", slackApi.toString());
    variables.put("AZURE_TENANT_ID", identity.tenant());
    variables.put("AZURE_CLIENT_ID", identity.clientId());
    variables.put("AZURE_CLIENT_SECRET", identity.secret());
    variables.put("AZURE_SUBSCRIPTION_ID", identity.subscription());
    variables.put("AZURE_AUTHORITY_HOST", azure + "/");
    variables.put("AZURE_RESOURCE_MANAGER_URL", azure + "/");
    variables.put("LIGHTERMAN_CA_FILE", folder.ca().toString());
    variables.put("KUBECONFIG", folder.kubeconfig().toString());
    variables.put("LIGHTERMAN_DATA", folder.data().toString());
    variables.put("LIGHTERMAN_CONFIG", folder.config().toString());
    variables.put("LIGHTERMAN_BIND", bot.getHost());
    variables.put("LIGHTERMAN_PORT", Integer.toString(bot.getPort()));
    return variables;
  }
}
