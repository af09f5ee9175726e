package dev.lighterman.acceptance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What {@code kubectl} sends to a cluster of the sandbox, whose contexts are its paths. */
final class KubectlCommandParser {
  private KubectlCommandParser() {}

  /** Made on this side only, and handed on to be applied, so that it can be repeated. */
  static List<SentRequest> secret(ParsedCommandLine parsed) {
    String applies =
        "kubectl apply --server-side --filename - --context " + parsed.flag("--context");
    if (!parsed.flag("--dry-run").equals("client")
        || !parsed.flag("--output").equals("yaml")
        || !parsed.then().equals(applies)) {
      throw new AssertionError("it can't be repeated: " + parsed.line());
    }
    ObjectNode body = RequestBody.object().put("apiVersion", "v1").put("kind", "Secret");
    body.put("type", "kubernetes.io/dockerconfigjson");
    String name = parsed.words().getLast();
    body.putObject("metadata").put("name", name).put("namespace", parsed.flag("--namespace"));
    // What the log says of any secret's data.
    body.putObject("data").put("***", "***");
    return List.of(new SentRequest("PATCH", path(parsed, "secret", name), body));
  }

  static List<SentRequest> apply(ParsedCommandLine parsed) {
    JsonNode manifest = RequestBody.read(parsed.input());
    return List.of(new SentRequest("PATCH", path(parsed, manifest), manifest));
  }

  static List<SentRequest> create(ParsedCommandLine parsed) {
    JsonNode manifest = RequestBody.read(parsed.input());
    String all = path(parsed, manifest).replaceFirst("/[^/]*$", "");
    return List.of(new SentRequest("POST", all, manifest));
  }

  static List<SentRequest> delete(ParsedCommandLine parsed) {
    String kind = parsed.words().get(2);
    ObjectNode options = RequestBody.object().put("apiVersion", "v1").put("kind", "DeleteOptions");
    options.put("propagationPolicy", "Background");
    return List.of(
        new SentRequest("DELETE", path(parsed, kind, parsed.words().getLast()), options));
  }

  private static String path(ParsedCommandLine parsed, JsonNode manifest) {
    JsonNode metadata = manifest.path("metadata");
    String kind = manifest.path("kind").asText().toLowerCase(Locale.ROOT);
    return path(parsed, kind, metadata.path("namespace").asText(), metadata.path("name").asText());
  }

  private static String path(ParsedCommandLine parsed, String kind, String name) {
    return path(parsed, kind, parsed.flag("--namespace"), name);
  }

  private static String path(ParsedCommandLine parsed, String kind, String namespace, String name) {
    String resource =
        switch (kind) {
          case "secret" -> "/api/v1/namespaces/%s/secrets/%s";
          case "deployment" -> "/apis/apps/v1/namespaces/%s/deployments/%s";
          case "job" -> "/apis/batch/v1/namespaces/%s/jobs/%s";
          default -> throw new AssertionError("kubectl is not read for a " + kind);
        };
    return "/clusters/" + parsed.flag("--context") + resource.formatted(namespace, name);
  }
}
