package dev.lighterman.sandbox;

import static java.util.Map.entry;

import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.world.Tenant;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The bot's environment variables: the addresses, credentials and files of the sandbox. */
record BotEnvironment(
    SandboxCredentials credentials, SandboxFiles files, Team team, boolean socketMode) {
  Map<String, String> variables(URI slackApi, CloudServers cloud, URI bot) {
    Map<String, String> variables = new HashMap<>();
    variables.putAll(slack(slackApi));
    if (team.wide()) {
      variables.put("SLACK_TEAM_ID", team.id());
    }
    variables.putAll(azure(cloud));
    variables.put("KUBECONFIG", files.kubeconfig().toString());
    variables.put("LIGHTERMAN_CA_FILE", files.ca().toString());
    variables.put("LIGHTERMAN_DATA", files.data().toString());
    variables.put("LIGHTERMAN_CONFIG", files.config().toString());
    variables.put("LIGHTERMAN_BIND", bot.getHost());
    variables.put("LIGHTERMAN_PORT", Integer.toString(bot.getPort()));
    return variables;
  }

  private Map<String, String> slack(URI api) {
    BotApp app = credentials.slack();
    return Map.of(
        socketMode ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET",
        socketMode ? app.appToken() : app.signingSecret(),
        "SLACK_BOT_TOKEN",
        app.token(),
        "SLACK_API_URL",
        api.toString());
  }

  private Map<String, String> azure(CloudServers cloud) {
    Tenant tenant = credentials.azure();
    URI arm = cloud.azure().address();
    String subscriptions =
        tenant.subscriptions().stream().map(Subscription::id).collect(Collectors.joining(","));
    return Map.ofEntries(
        entry("AZURE_TENANT_ID", tenant.id()),
        entry("AZURE_CLIENT_ID", tenant.bot().clientId()),
        entry("AZURE_CLIENT_SECRET", tenant.bot().secret()),
        entry("AZURE_FEDERATED_TOKEN_FILE", files.serviceAccountToken().toString()),
        entry("AZURE_POD_IDENTITY_AUTHORITY_HOST", cloud.metadata().address().toString()),
        entry("AZURE_SUBSCRIPTION_ID", subscriptions),
        entry("AZURE_AUTHORITY_HOST", arm + "/"),
        entry("AZURE_RESOURCE_MANAGER_URL", arm + "/"));
  }
}
