package dev.lighterman.sandbox;

import dev.lighterman.sandbox.slack.BotApp;
import dev.lighterman.sandbox.world.Tenant;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables by which the bot finds its way in the sandbox. */
record BotEnvironment(Credentials credentials, Folder folder, boolean socketMode) {
  Map<String, String> pointingAt(URI slackApi, Cloud cloud, URI bot) {
    BotApp app = credentials.slack();
    Tenant tenant = credentials.azure();
    URI azure = cloud.azure().address();
    Map<String, String> variables = new HashMap<>();
    if (socketMode) {
      variables.put("SLACK_APP_TOKEN", app.appToken());
    } else {
      variables.put("SLACK_SIGNING_SECRET", app.signingSecret());
    }
    variables.put("SLACK_BOT_TOKEN", app.token());
    variables.put("SLACK_API_URL", slackApi.toString());
    variables.put("AZURE_TENANT_ID", tenant.id());
    variables.put("AZURE_CLIENT_ID", tenant.bot().clientId());
    variables.put("AZURE_CLIENT_SECRET", tenant.bot().secret());
    variables.put("AZURE_FEDERATED_TOKEN_FILE", folder.serviceAccountToken().toString());
    variables.put("AZURE_POD_IDENTITY_AUTHORITY_HOST", cloud.metadata().address().toString());
    variables.put(
        "AZURE_SUBSCRIPTION_ID",
        tenant.subscriptions().stream().map(Subscription::id).collect(Collectors.joining(",")));
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
