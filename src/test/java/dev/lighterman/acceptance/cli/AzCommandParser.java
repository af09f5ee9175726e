package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Providers, and the extensions of connected clusters. */
final class AzCommandParser {
  private AzCommandParser() {}

  /** Where a resource of the line's subscription and group is. */
  static String in(ParsedCommandLine parsed, String provider, String... path) {
    return "/subscriptions/"
        + parsed.flag("--subscription")
        + "/resourceGroups/"
        + parsed.flag("--resource-group")
        + "/providers/"
        + provider
        + "/"
        + String.join("/", path);
  }

  static List<SentRequest> register(ParsedCommandLine parsed) {
    String subscription = "/subscriptions/" + parsed.flag("--subscription");
    String namespace = parsed.flag("--namespace");
    return List.of(new SentRequest("POST", subscription + "/providers/" + namespace + "/register"));
  }

  static List<SentRequest> install(ParsedCommandLine parsed) {
    ObjectNode properties =
        RequestBody.object().put("extensionType", parsed.flag("--extension-type"));
    settings(properties.putObject("configurationSettings"), parsed.all("--config"));
    secrets(properties, parsed);
    ObjectNode body = RequestBody.properties(properties);
    body.putObject("identity").put("type", "SystemAssigned");
    return List.of(new SentRequest("PUT", extension(parsed), body));
  }

  /** The plain settings are sent even where there are none. */
  static List<SentRequest> change(ParsedCommandLine parsed) {
    ObjectNode properties = RequestBody.object();
    properties.putObject("configurationSettings");
    secrets(properties, parsed);
    return List.of(new SentRequest("PATCH", extension(parsed), RequestBody.properties(properties)));
  }

  private static void secrets(ObjectNode properties, ParsedCommandLine parsed) {
    var secrets = properties.putObject("configurationProtectedSettings");
    parsed.all("--config-protected").forEach(pair -> secrets.put(pair.split("=", 2)[0], "***"));
  }

  static List<SentRequest> uninstall(ParsedCommandLine parsed) {
    return List.of(new SentRequest("DELETE", extension(parsed)));
  }

  private static void settings(ObjectNode into, List<String> pairs) {
    pairs.stream().map(pair -> pair.split("=", 2)).forEach(pair -> into.put(pair[0], pair[1]));
  }

  private static String extension(ParsedCommandLine parsed) {
    return in(
        parsed,
        "Microsoft.Kubernetes",
        parsed.flag("--cluster-type"),
        parsed.flag("--cluster-name"),
        "providers/Microsoft.KubernetesConfiguration/extensions",
        parsed.flag("--name"));
  }
}
