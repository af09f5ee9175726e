package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Providers, and the extensions of connected clusters. */
final class AzCommandParser {
  private AzCommandParser() {}

  /** Where a resource of the line's subscription and group is. */
  static String in(ParsedCommandLine typed, String provider, String... path) {
    return "/subscriptions/"
        + typed.flag("--subscription")
        + "/resourceGroups/"
        + typed.flag("--resource-group")
        + "/providers/"
        + provider
        + "/"
        + String.join("/", path);
  }

  static List<SentRequest> register(ParsedCommandLine typed) {
    String subscription = "/subscriptions/" + typed.flag("--subscription");
    String namespace = typed.flag("--namespace");
    return List.of(new SentRequest("POST", subscription + "/providers/" + namespace + "/register"));
  }

  static List<SentRequest> install(ParsedCommandLine typed) {
    ObjectNode properties =
        RequestBody.object().put("extensionType", typed.flag("--extension-type"));
    settings(properties.putObject("configurationSettings"), typed.all("--config"));
    var secrets = properties.putObject("configurationProtectedSettings");
    typed.all("--config-protected").forEach(pair -> secrets.put(pair.split("=", 2)[0], "***"));
    ObjectNode body = RequestBody.properties(properties);
    body.putObject("identity").put("type", "SystemAssigned");
    return List.of(new SentRequest("PUT", extension(typed), body));
  }

  static List<SentRequest> uninstall(ParsedCommandLine typed) {
    return List.of(new SentRequest("DELETE", extension(typed)));
  }

  private static void settings(ObjectNode into, List<String> pairs) {
    pairs.stream().map(pair -> pair.split("=", 2)).forEach(pair -> into.put(pair[0], pair[1]));
  }

  private static String extension(ParsedCommandLine typed) {
    return in(
        typed,
        "Microsoft.Kubernetes",
        typed.flag("--cluster-type"),
        typed.flag("--cluster-name"),
        "providers/Microsoft.KubernetesConfiguration/extensions",
        typed.flag("--name"));
  }
}
