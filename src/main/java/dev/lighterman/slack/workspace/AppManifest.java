package dev.lighterman.slack.workspace;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The Slack app's manifest, to be pasted when the app is created or changed. */
public final class AppManifest {
  private static final String APP =
      """
      # The Slack app: create it at https://api.slack.com/apps, “From a manifest”, from this file.
      # Whoever renames a command renames it here alone.
      _metadata:
        major_version: 2
        minor_version: 1
      display_information:
        name: Lighterman
        description: Deploys and looks after connected container registries at the edge.
        background_color: "#14324a"
        long_description: >-
          Lighterman ferries container images from Azure Container Registry to your edge sites. Ask for a
          connected registry with /registry deploy, read the plan, have a second person approve it, and
          follow the run in its thread until a pod has pulled its image at the site. It also lists, shows
          and removes what is deployed. Nothing changes without an approved plan, and every refusal says
          what to do next.
      features:
        app_home:
          home_tab_enabled: true
          messages_tab_enabled: true
          messages_tab_read_only_enabled: false
        bot_user:
          display_name: Lighterman
          always_online: true
        slash_commands:
          - command: /registry
      %2$s      description: Deploy and look after connected registries
            usage_hint: deploy SITE · list · show SITE · requests · help
            should_escape: true
          - command: /lighterman
      %2$s      description: The same as /registry
            usage_hint: deploy SITE · list · show SITE · requests · help
            should_escape: true
      oauth_config:
        scopes:
          bot:
      %1$s
      settings:
        interactivity:
          is_enabled: true
      %3$s  event_subscriptions:
      %5$s    bot_events:
            - app_home_opened
        org_deploy_enabled: false
        socket_mode_enabled: %4$s
        token_rotation_enabled: false
      """;

  private AppManifest() {}

  /** For an app with Socket Mode. */
  public static String socketMode() {
    return APP.formatted(scopes(), "", "", true, "");
  }

  /**
   * For an app to which Slack sends HTTP requests.
   *
   * @param bot the bot's public URL
   */
  public static String at(URI bot) {
    String events = bot.toString().replaceFirst("/+$", "") + "/slack/events";
    return APP.formatted(
        scopes(),
        "      url: " + events + "\n",
        "    request_url: " + events + "\n    message_menu_options_url: " + events + "\n",
        false,
        "    request_url: " + events + "\n");
  }

  private static String scopes() {
    return Arrays.stream(OAuthScope.values())
        .map(scope -> "      - " + scope.word() + " # " + scope.reason())
        .collect(Collectors.joining("\n"));
  }
}
