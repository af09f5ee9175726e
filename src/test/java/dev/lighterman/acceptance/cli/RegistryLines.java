package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What {@code az acr} sends. */
final class RegistryLines {
  /** Read by az from the connected registry before it has a password made. */
  private final Map<String, String> syncTokens = new HashMap<>();

  List<Sent> update(Typed typed) {
    boolean on = Boolean.parseBoolean(typed.flag("--data-endpoint-enabled"));
    var body = Body.properties(Body.object().put("dataEndpointEnabled", on));
    return List.of(new Sent("PATCH", registry(typed, "--name"), body));
  }

  List<Sent> bring(Typed typed) {
    ObjectNode body = Body.object();
    ObjectNode source = body.putObject("source");
    if (typed.flags().containsKey("--registry")) {
      source.put("resourceId", typed.flag("--registry"));
      source.put("sourceImage", typed.flag("--source"));
    } else {
      String[] image = typed.flag("--source").split("/", 2);
      source.put("registryUri", image[0]).put("sourceImage", image[1]);
    }
    body.putArray("targetTags").add(typed.flag("--image"));
    body.put("mode", typed.flags().containsKey("--force") ? "Force" : "NoForce");
    return List.of(new Sent("POST", registry(typed, "--name") + "/importImage", body));
  }

  List<Sent> scopeMap(Typed typed) {
    ObjectNode properties = Body.object();
    ArrayNode actions = properties.putArray("actions");
    actions(actions, "repositories/", typed.all("--repository"));
    actions(actions, "gateway/", typed.all("--gateway"));
    return List.of(new Sent("PUT", child(typed, "scopeMaps"), Body.properties(properties)));
  }

  /** The first is a name, the others are what may be done with it. */
  private static void actions(ArrayNode into, String kind, List<String> words) {
    words.stream().skip(1).forEach(action -> into.add(kind + words.getFirst() + "/" + action));
  }

  List<Sent> token(Typed typed) {
    ObjectNode properties = Body.object().put("status", "enabled");
    String scopeMap = typed.flag("--scope-map");
    properties.put("scopeMapId", registry(typed, "--registry") + "/scopeMaps/" + scopeMap);
    if (!typed.flag("--no-passwords").equals("true")) {
      throw new AssertionError("it makes passwords: " + typed.line());
    }
    return List.of(new Sent("PUT", child(typed, "tokens"), Body.properties(properties)));
  }

  List<Sent> password(Typed typed) {
    return List.of(password(typed, typed.flag("--name")));
  }

  List<Sent> settings(Typed typed) {
    String name = typed.flag("--name");
    return List.of(password(typed, syncTokens.getOrDefault(name, name)));
  }

  private static Sent password(Typed typed, String token) {
    String registry = registry(typed, "--registry");
    ObjectNode body = Body.object().put("name", "password1");
    body.put("tokenId", registry + "/tokens/" + token);
    return new Sent("POST", registry + "/generateCredentials", body);
  }

  List<Sent> connected(Typed typed) {
    String token = typed.flag("--sync-token");
    syncTokens.put(typed.flag("--name"), token);
    ObjectNode properties = Body.object().put("mode", typed.flag("--mode"));
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", registry(typed, "--registry") + "/tokens/" + token)
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D");
    properties
        .putObject("logging")
        .put("logLevel", "Information")
        .put("auditLogStatus", "Disabled");
    properties.putObject("garbageCollection").put("enabled", true).put("schedule", "0 0 * * *");
    var body = Body.properties(properties);
    return List.of(new Sent("PUT", child(typed, "connectedRegistries"), body));
  }

  List<Sent> attach(Typed typed) {
    ObjectNode properties = Body.object();
    ArrayNode ids = properties.putArray("clientTokenIds");
    String tokens = registry(typed, "--registry") + "/tokens/";
    typed.all("--add-client-tokens").forEach(token -> ids.add(tokens + token));
    var body = Body.properties(properties);
    return List.of(new Sent("PATCH", child(typed, "connectedRegistries"), body));
  }

  Function<Typed, List<Sent>> deletes(String kind) {
    return typed -> List.of(new Sent("DELETE", child(typed, kind)));
  }

  private static String registry(Typed typed, String flag) {
    return AzureLines.in(typed, "Microsoft.ContainerRegistry", "registries", typed.flag(flag));
  }

  private static String child(Typed typed, String kind) {
    return registry(typed, "--registry") + "/" + kind + "/" + typed.flag("--name");
  }
}
