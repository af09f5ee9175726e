package dev.lighterman.settings;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings of the bot.
 *
 * @param metrics where its metrics are served; null for nowhere
 */
public record Settings(
    SlackSettings slack,
    AzureSettings azure,
    KubernetesSettings kubernetes,
    StoreSettings store,
    ServerSettings server,
    @Nullable ServerSettings metrics,
    Configuration configuration) {
  private static final Set<String> LOG_FORMATS = Set.of("text", "json");

  /**
   * Reads the environment variables and the file that {@code LIGHTERMAN_CONFIG} names. Without a
   * file the bot answers in no channel.
   *
   * @throws InvalidSettingsException with all that is wrong
   */
  public static Settings read(Map<String, String> environment) throws InvalidSettingsException {
    var variables = new EnvironmentVariables(environment);
    var configuration = Configuration.read(variables.file("LIGHTERMAN_CONFIG"), variables);
    var settings =
        new Settings(
            new SlackSettingsReader(variables).settings(),
            new AzureSettingsReader(variables).settings(),
            new KubernetesSettings(variables.file("KUBECONFIG").orElse(null)),
            store(variables),
            server(variables),
            metrics(variables),
            configuration);
    checkLog(variables);
    variables.refuseProblems();
    return settings;
  }

  private static StoreSettings store(EnvironmentVariables variables) {
    var url = variables.text("LIGHTERMAN_DATABASE_URL");
    if (url.isEmpty()) {
      return StoreSettings.in(variables.directory("LIGHTERMAN_DATA", "data"));
    }
    if (!url.get().matches("jdbc:(postgresql|sqlite):.+")) {
      variables.problem(
          "LIGHTERMAN_DATABASE_URL is not like jdbc:postgresql://host/lighterman: PostgreSQL and"
              + " SQLite are known.");
    }
    if (url.get().matches("(?i).*[?&]password=.*|.*://[^/]*:[^/]*@.*")) {
      variables.problem(
          "LIGHTERMAN_DATABASE_URL holds a password, which logs would show: put it into"
              + " LIGHTERMAN_DATABASE_PASSWORD.");
    }
    return new StoreSettings(
        url.get(),
        variables.text("LIGHTERMAN_DATABASE_USER").orElse(null),
        variables.maybeSecret("LIGHTERMAN_DATABASE_PASSWORD").orElse(null));
  }

  /** Logback reads the variable before the bot does, and logs nothing if it names no format. */
  private static void checkLog(EnvironmentVariables variables) {
    variables
        .text("LIGHTERMAN_LOG")
        .filter(format -> !LOG_FORMATS.contains(format))
        .ifPresent(
            format -> variables.problem("LIGHTERMAN_LOG is " + format + ": use text or json."));
  }

  private static ServerSettings server(EnvironmentVariables variables) {
    return new ServerSettings(
        variables.text("LIGHTERMAN_BIND").orElse("127.0.0.1"),
        variables.port("LIGHTERMAN_PORT", 8303));
  }

  private static @Nullable ServerSettings metrics(EnvironmentVariables variables) {
    return variables
        .text("LIGHTERMAN_METRICS_PORT")
        .map(_ ->
            new ServerSettings(
                variables.text("LIGHTERMAN_METRICS_BIND").orElse("127.0.0.1"),
                variables.port("LIGHTERMAN_METRICS_PORT", 0)))
        .orElse(null);
  }
}
