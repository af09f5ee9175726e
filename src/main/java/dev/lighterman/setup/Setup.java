package dev.lighterman.setup;

import dev.lighterman.settings.ConfigurationSchema;
import dev.lighterman.slack.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The sub-command {@code setup}: prints what has to be pasted elsewhere. */
public final class Setup {
  private static final int UNKNOWN = 2;
  private static final String HELP = resource("help.txt");

  private final Map<String, String> environment;
  private final PrintStream out;

  public Setup(Map<String, String> environment, PrintStream out) {
    this.environment = Map.copyOf(environment);
    this.out = out;
  }

  /** Answers the exit code. */
  public int run(List<String> words) {
    Optional<String> text = words.isEmpty() ? Optional.of(HELP) : text(words);
    out.println(text.orElse(HELP).stripTrailing());
    return text.isPresent() ? 0 : UNKNOWN;
  }

  private Optional<String> text(List<String> words) {
    return switch (words.getFirst()) {
      case "manifest" -> manifest(words);
      case "role" -> Optional.of(role(words).json(subscriptions()));
      case "clusterrole" -> Optional.of(clusterRole(words).yaml());
      case "rights" -> Optional.of(RightsTable.markdown());
      case "schema" -> Optional.of(ConfigurationSchema.json());
      case "config" -> Optional.of(resource("lighterman.yaml"));
      case "admin" -> Optional.of(AdminText.text());
      default -> Optional.empty();
    };
  }

  private static Optional<String> manifest(List<String> words) {
    int url = words.indexOf("--url");
    if (url < 0) {
      return Optional.of(Manifest.socketMode());
    }
    return words.stream()
        .skip(url + 1L)
        .limit(1)
        .filter(address -> address.matches("https://[^/\\s]+.*"))
        .map(address -> Manifest.at(URI.create(address)))
        .findFirst();
  }

  private static AzureRole role(List<String> words) {
    return words.contains("--observe") ? AzureRole.observe() : AzureRole.operate();
  }

  private static ClusterRole clusterRole(List<String> words) {
    return words.contains("--observe") ? ClusterRole.observe() : ClusterRole.operate();
  }

  private List<String> subscriptions() {
    String named = environment.getOrDefault("AZURE_SUBSCRIPTION_ID", "");
    return named.isBlank()
        ? List.of("<subscription id>")
        : Stream.of(named.split(",")).map(String::strip).toList();
  }

  static String resource(String name) {
    try (InputStream text = Objects.requireNonNull(Setup.class.getResourceAsStream(name), name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
