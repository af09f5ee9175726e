package dev.lighterman.acceptance.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What az 2.74, its k8s-extension 1.6 and kubectl 1.32 send to change something, read from a line
 * without running it. A command or a flag that they don't have is an error here as it is there.
 */
final class CliParser {
  /** Flags of every command of az, and those that only say what to print or not to ask. */
  private static final Set<String> OF_AZ =
      Set.of("--subscription", "--resource-group", "--name", "--output", "--query", "--yes");

  private static final Set<String> OF_KUBECTL = Set.of("--context", "--namespace");

  /** A command: the flags that it takes besides, and what it sends. */
  private record Command(Set<String> flags, Function<ParsedCommandLine, List<SentRequest>> sends) {}

  private final Map<String, Command> commands = new HashMap<>();

  CliParser() {
    add("az connectedk8s show", CliParser::looks);
    add("az provider register", AzCommandParser::register, "--namespace", "--wait");
    registries(new AzAcrCommandParser());
    extensions();
    clusters();
  }

  private void registries(AzAcrCommandParser lines) {
    add("az acr show", CliParser::looks);
    add("az acr update", lines::update, "--data-endpoint-enabled");
    add("az acr import", lines::importImage, "--source", "--registry", "--image", "--force");
    add("az acr scope-map create", lines::scopeMap, "--registry", "--repository", "--gateway");
    add("az acr scope-map delete", lines.deletes("scopeMaps"), "--registry");
    add("az acr token create", lines::token, "--registry", "--scope-map", "--no-passwords");
    add("az acr token delete", lines.deletes("tokens"), "--registry");
    add("az acr token credential generate", lines::password, "--registry", "--password1");
    String connected = "az acr connected-registry ";
    add(connected + "create", lines::connected, "--registry", "--sync-token", "--mode");
    add(connected + "update", lines::attach, "--registry", "--add-client-tokens");
    add(
        connected + "get-settings",
        lines::settings,
        "--registry",
        "--parent-protocol",
        "--generate-password");
    add(connected + "deactivate", lines::deactivate, "--registry");
    add(connected + "list", CliParser::looks, "--registry");
    add(connected + "show", CliParser::looks, "--registry");
    add(connected + "delete", lines.deletes("connectedRegistries"), "--registry");
  }

  private void extensions() {
    add(
        "az k8s-extension create",
        AzCommandParser::install,
        "--cluster-name",
        "--cluster-type",
        "--extension-type",
        "--config",
        "--config-protected");
    add(
        "az k8s-extension update",
        AzCommandParser::change,
        "--cluster-name",
        "--cluster-type",
        "--config-protected");
    add("az k8s-extension show", CliParser::looks, "--cluster-name", "--cluster-type");
    add("az k8s-extension delete", AzCommandParser::uninstall, "--cluster-name", "--cluster-type");
  }

  private void clusters() {
    add(
        "kubectl create secret docker-registry",
        KubectlCommandParser::secret,
        "--docker-server",
        "--docker-username",
        "--docker-password",
        "--dry-run",
        "--output");
    add("kubectl apply", KubectlCommandParser::apply, "--server-side", "--filename");
    add("kubectl create", KubectlCommandParser::create, "--filename");
    add("kubectl delete", KubectlCommandParser::delete);
    add("kubectl get", CliParser::looks, "--field-selector");
  }

  private void add(
      String command, Function<ParsedCommandLine, List<SentRequest>> sends, String... flags) {
    commands.put(command, new Command(Set.of(flags), sends));
  }

  /** What a line sends; nothing where it only looks. */
  List<SentRequest> send(String line) {
    ParsedCommandLine parsed = ParsedCommandLine.read(line);
    Command command =
        commands.entrySet().stream()
            .filter(each -> parsed.is(each.getKey()))
            .max(Comparator.comparingInt(each -> each.getKey().length()))
            .map(Map.Entry::getValue)
            .orElseThrow(() -> new AssertionError("there is no such command: " + line));
    List<String> unknown =
        parsed.flags().keySet().stream()
            .filter(flag -> !command.flags().contains(flag))
            .filter(flag -> Stream.of(OF_AZ, OF_KUBECTL).noneMatch(all -> all.contains(flag)))
            .toList();
    if (!unknown.isEmpty()) {
      throw new AssertionError("it does not take " + unknown + ": " + line);
    }
    return command.sends().apply(parsed);
  }

  private static List<SentRequest> looks(ParsedCommandLine parsed) {
    return List.of();
  }
}
