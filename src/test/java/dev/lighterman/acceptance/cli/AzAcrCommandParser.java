package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What {@code az acr} sends. */
final class AzAcrCommandParser {
  /** Read by az from the connected registry before it has a password made. */
  private final Map<String, String> syncTokens = new HashMap<>();

  List<SentRequest> update(ParsedCommandLine typed) {
    boolean on = Boolean.parseBoolean(typed.flag("--data-endpoint-enabled"));
    var body = RequestBody.properties(RequestBody.object().put("dataEndpointEnabled", on));
    return List.of(new SentRequest("PATCH", registry(typed, "--name"), body));
  }

  List<SentRequest> importImage(ParsedCommandLine typed) {
    ObjectNode body = RequestBody.object();
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
    return List.of(new SentRequest("POST", registry(typed, "--name") + "/importImage", body));
  }

  List<SentRequest> scopeMap(ParsedCommandLine typed) {
    ObjectNode properties = RequestBody.object();
    ArrayNode actions = properties.putArray("actions");
    actions(actions, "repositories/", typed.all("--repository"));
    actions(actions, "gateway/", typed.all("--gateway"));
    return List.of(
        new SentRequest("PUT", child(typed, "scopeMaps"), RequestBody.properties(properties)));
  }

  /** The first is a name, the others are what may be done with it. */
  private static void actions(ArrayNode into, String kind, List<String> words) {
    words.stream().skip(1).forEach(action -> into.add(kind + words.getFirst() + "/" + action));
  }

  List<SentRequest> token(ParsedCommandLine typed) {
    ObjectNode properties = RequestBody.object().put("status", "enabled");
    String scopeMap = typed.flag("--scope-map");
    properties.put("scopeMapId", registry(typed, "--registry") + "/scopeMaps/" + scopeMap);
    if (!typed.flag("--no-passwords").equals("true")) {
      throw new AssertionError("it makes passwords: " + typed.line());
    }
    return List.of(
        new SentRequest("PUT", child(typed, "tokens"), RequestBody.properties(properties)));
  }

  List<SentRequest> password(ParsedCommandLine typed) {
    return List.of(password(typed, typed.flag("--name")));
  }

  List<SentRequest> settings(ParsedCommandLine typed) {
    String name = typed.flag("--name");
    return List.of(password(typed, syncTokens.getOrDefault(name, name)));
  }

  private static SentRequest password(ParsedCommandLine typed, String token) {
    String registry = registry(typed, "--registry");
    ObjectNode body = RequestBody.object().put("name", "password1");
    body.put("tokenId", registry + "/tokens/" + token);
    return new SentRequest("POST", registry + "/generateCredentials", body);
  }

  List<SentRequest> connected(ParsedCommandLine typed) {
    String token = typed.flag("--sync-token");
    syncTokens.put(typed.flag("--name"), token);
    ObjectNode properties = RequestBody.object().put("mode", typed.flag("--mode"));
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
    var body = RequestBody.properties(properties);
    return List.of(new SentRequest("PUT", child(typed, "connectedRegistries"), body));
  }

  List<SentRequest> attach(ParsedCommandLine typed) {
    ObjectNode properties = RequestBody.object();
    ArrayNode ids = properties.putArray("clientTokenIds");
    String tokens = registry(typed, "--registry") + "/tokens/";
    typed.all("--add-client-tokens").forEach(token -> ids.add(tokens + token));
    var body = RequestBody.properties(properties);
    return List.of(new SentRequest("PATCH", child(typed, "connectedRegistries"), body));
  }

  Function<ParsedCommandLine, List<SentRequest>> deletes(String kind) {
    return typed -> List.of(new SentRequest("DELETE", child(typed, kind)));
  }

  private static String registry(ParsedCommandLine typed, String flag) {
    return AzCommandParser.in(typed, "Microsoft.ContainerRegistry", "registries", typed.flag(flag));
  }

  private static String child(ParsedCommandLine typed, String kind) {
    return registry(typed, "--registry") + "/" + kind + "/" + typed.flag("--name");
  }
}
