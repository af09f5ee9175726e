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

  List<SentRequest> update(ParsedCommandLine parsed) {
    boolean on = Boolean.parseBoolean(parsed.flag("--data-endpoint-enabled"));
    var body = RequestBody.properties(RequestBody.object().put("dataEndpointEnabled", on));
    return List.of(new SentRequest("PATCH", registry(parsed, "--name"), body));
  }

  List<SentRequest> importImage(ParsedCommandLine parsed) {
    ObjectNode body = RequestBody.object();
    ObjectNode source = body.putObject("source");
    if (parsed.flags().containsKey("--registry")) {
      source.put("resourceId", parsed.flag("--registry"));
      source.put("sourceImage", parsed.flag("--source"));
    } else {
      String[] image = parsed.flag("--source").split("/", 2);
      source.put("registryUri", image[0]).put("sourceImage", image[1]);
    }
    body.putArray("targetTags").add(parsed.flag("--image"));
    body.put("mode", parsed.flags().containsKey("--force") ? "Force" : "NoForce");
    return List.of(new SentRequest("POST", registry(parsed, "--name") + "/importImage", body));
  }

  List<SentRequest> scopeMap(ParsedCommandLine parsed) {
    ObjectNode properties = RequestBody.object();
    ArrayNode actions = properties.putArray("actions");
    actions(actions, "repositories/", parsed.all("--repository"));
    actions(actions, "gateway/", parsed.all("--gateway"));
    return List.of(
        new SentRequest("PUT", child(parsed, "scopeMaps"), RequestBody.properties(properties)));
  }

  /** The first is a name, the others are what may be done with it. */
  private static void actions(ArrayNode into, String kind, List<String> words) {
    words.stream().skip(1).forEach(action -> into.add(kind + words.getFirst() + "/" + action));
  }

  List<SentRequest> token(ParsedCommandLine parsed) {
    ObjectNode properties = RequestBody.object().put("status", "enabled");
    String scopeMap = parsed.flag("--scope-map");
    properties.put("scopeMapId", registry(parsed, "--registry") + "/scopeMaps/" + scopeMap);
    if (!parsed.flag("--no-passwords").equals("true")) {
      throw new AssertionError("it makes passwords: " + parsed.line());
    }
    return List.of(
        new SentRequest("PUT", child(parsed, "tokens"), RequestBody.properties(properties)));
  }

  List<SentRequest> password(ParsedCommandLine parsed) {
    return List.of(password(parsed, parsed.flag("--name")));
  }

  List<SentRequest> settings(ParsedCommandLine parsed) {
    String name = parsed.flag("--name");
    return List.of(password(parsed, syncTokens.getOrDefault(name, name)));
  }

  private static SentRequest password(ParsedCommandLine parsed, String token) {
    String registry = registry(parsed, "--registry");
    ObjectNode body = RequestBody.object().put("name", "password1");
    body.put("tokenId", registry + "/tokens/" + token);
    return new SentRequest("POST", registry + "/generateCredentials", body);
  }

  List<SentRequest> connected(ParsedCommandLine parsed) {
    String token = parsed.flag("--sync-token");
    syncTokens.put(parsed.flag("--name"), token);
    ObjectNode properties = RequestBody.object().put("mode", parsed.flag("--mode"));
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", registry(parsed, "--registry") + "/tokens/" + token)
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D");
    properties
        .putObject("logging")
        .put("logLevel", "Information")
        .put("auditLogStatus", "Disabled");
    properties.putObject("garbageCollection").put("enabled", true).put("schedule", "0 0 * * *");
    var body = RequestBody.properties(properties);
    return List.of(new SentRequest("PUT", child(parsed, "connectedRegistries"), body));
  }

  List<SentRequest> attach(ParsedCommandLine parsed) {
    ObjectNode properties = RequestBody.object();
    ArrayNode ids = properties.putArray("clientTokenIds");
    String tokens = registry(parsed, "--registry") + "/tokens/";
    parsed.all("--add-client-tokens").forEach(token -> ids.add(tokens + token));
    var body = RequestBody.properties(properties);
    return List.of(new SentRequest("PATCH", child(parsed, "connectedRegistries"), body));
  }

  List<SentRequest> deactivate(ParsedCommandLine parsed) {
    return List.of(new SentRequest("POST", child(parsed, "connectedRegistries") + "/deactivate"));
  }

  Function<ParsedCommandLine, List<SentRequest>> deletes(String kind) {
    return parsed -> List.of(new SentRequest("DELETE", child(parsed, kind)));
  }

  private static String registry(ParsedCommandLine parsed, String flag) {
    return AzCommandParser.in(
        parsed, "Microsoft.ContainerRegistry", "registries", parsed.flag(flag));
  }

  private static String child(ParsedCommandLine parsed, String kind) {
    return registry(parsed, "--registry") + "/" + kind + "/" + parsed.flag("--name");
  }
}
