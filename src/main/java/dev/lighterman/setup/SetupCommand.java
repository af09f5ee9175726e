package dev.lighterman.setup;

import dev.lighterman.settings.ConfigurationSchema;
import dev.lighterman.slack.workspace.AppManifest;
import dev.lighterman.slack.workspace.OAuthScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sub-command {@code setup}: prints manifests, roles and a configuration to copy elsewhere. */
public final class SetupCommand {
  private static final int USAGE_ERROR = 2;
  private static final String HELP = resource("help.txt");

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream notes;

  /**
   * @param out for what is pasted elsewhere
   * @param notes for what to do with it, so that {@code out} can go into a file
   */
  public SetupCommand(Map<String, String> environment, PrintStream out, PrintStream notes) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.notes = notes;
  }

  /** Returns the exit code: 0, or 2 for unknown arguments. */
  public int run(List<String> words) {
    String what = words.isEmpty() ? "" : words.getFirst();
    Optional<String> text = output(what, words.stream().skip(1).toList());
    out.println(text.orElseGet(() -> usageError(what, words)).stripTrailing());
    return text.isPresent() ? 0 : USAGE_ERROR;
  }

  /** The text to print; empty if the arguments are not valid. */
  private Optional<String> output(String what, List<String> options) {
    return switch (what) {
      case "" -> Optional.of(HELP);
      case "manifest" -> manifest(options);
      case "role" ->
          isObserve(options)
              .map(observe ->
                  observe ? AzureRoleDefinition.observe() : AzureRoleDefinition.operate())
              .map(this::role);
      case "clusterrole" ->
          isObserve(options)
              .map(observe -> observe ? ClusterRole.observe() : ClusterRole.operate())
              .map(ClusterRole::yaml);
      case "kubeconfig" ->
          ServiceAccountKubeconfig.of(options).map(ServiceAccountKubeconfig::guide);
      case "rights" -> withoutOptions(options, RightsTable::markdown);
      case "schema" -> withoutOptions(options, ConfigurationSchema::json);
      case "config" -> withoutOptions(options, () -> resource("lighterman.yaml"));
      case "admin" -> withoutOptions(options, SetupCommand::adminGuide);
      default -> Optional.empty();
    };
  }

  private String role(AzureRoleDefinition role) {
    notes.println(role.assignments().stripTrailing());
    return role.json(subscriptions());
  }

  private static String usageError(String what, List<String> words) {
    String takes =
        switch (what) {
          case "manifest" -> "takes nothing, or --url and an address that begins with https://";
          case "role", "clusterrole" -> "takes --observe, --operate or nothing";
          case "kubeconfig" ->
              "takes --server and an address that begins with https://, and --context and a name";
          case "rights", "schema", "config", "admin" -> "takes nothing";
          default -> "is not known";
        };
    return "I don't understand “lighterman setup %s”: setup %s %s.%n%n%s"
        .formatted(String.join(" ", words), what, takes, HELP);
  }

  private static Optional<String> manifest(List<String> options) {
    boolean url = options.size() == 2 && options.getFirst().equals("--url");
    return url
        ? Optional.of(options.getLast())
            .filter(address -> address.matches("https://[^/\\s]+\\S*"))
            .map(address -> AppManifest.at(URI.create(address)))
        : withoutOptions(options, AppManifest::socketMode);
  }

  /**
   * Whether a role is only to observe; empty for any other option, so that a typo grants nothing.
   */
  private static Optional<Boolean> isObserve(List<String> options) {
    return switch (String.join(" ", options)) {
      case "--observe" -> Optional.of(true);
      case "", "--operate" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<String> withoutOptions(List<String> options, Supplier<String> text) {
    return options.isEmpty() ? Optional.of(text.get()) : Optional.empty();
  }

  private List<String> subscriptions() {
    String named = environment.getOrDefault("AZURE_SUBSCRIPTION_ID", "");
    return named.isBlank()
        ? List.of("<subscription id>")
        : Stream.of(named.split(",")).map(String::strip).toList();
  }

  /** What a workspace's admins need to know to approve the app. */
  private static String adminGuide() {
    return resource("admin.txt")
        .replace(
            "{scopes}",
            Arrays.stream(OAuthScope.values())
                .map(scope -> "  %-18s %s".formatted(scope.word(), scope.reason()))
                .collect(Collectors.joining("\n")));
  }

  static String resource(String name) {
    try (InputStream text =
        Objects.requireNonNull(SetupCommand.class.getResourceAsStream(name), name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
