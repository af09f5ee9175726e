package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Providers, and the extensions of connected clusters. */
final class AzureLines {
  private AzureLines() {}

  /** Where a resource of the line's subscription and group is. */
  static String in(Typed typed, String provider, String... path) {
    return "/subscriptions/"
        + typed.flag("--subscription")
        + "/resourceGroups/"
        + typed.flag("--resource-group")
        + "/providers/"
        + provider
        + "/"
        + String.join("/", path);
  }

  static List<Sent> register(Typed typed) {
    String subscription = "/subscriptions/" + typed.flag("--subscription");
    String namespace = typed.flag("--namespace");
    return List.of(new Sent("POST", subscription + "/providers/" + namespace + "/register"));
  }

  static List<Sent> install(Typed typed) {
    ObjectNode properties = Body.object().put("extensionType", typed.flag("--extension-type"));
    settings(properties.putObject("configurationSettings"), typed.all("--config"));
    var secrets = properties.putObject("configurationProtectedSettings");
    typed.all("--config-protected").forEach(pair -> secrets.put(pair.split("=", 2)[0], "***"));
    ObjectNode body = Body.properties(properties);
    body.putObject("identity").put("type", "SystemAssigned");
    return List.of(new Sent("PUT", extension(typed), body));
  }

  static List<Sent> uninstall(Typed typed) {
    return List.of(new Sent("DELETE", extension(typed)));
  }

  private static void settings(ObjectNode into, List<String> pairs) {
    pairs.stream().map(pair -> pair.split("=", 2)).forEach(pair -> into.put(pair[0], pair[1]));
  }

  private static String extension(Typed typed) {
    return in(
        typed,
        "Microsoft.Kubernetes",
        typed.flag("--cluster-type"),
        typed.flag("--cluster-name"),
        "providers/Microsoft.KubernetesConfiguration/extensions",
        typed.flag("--name"));
  }
}
