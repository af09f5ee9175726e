package dev.lighterman.byhand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code kubectl} sends to a cluster of the sandbox, whose contexts are its paths. */
final class KubectlLines {
  private static final Map<String, String> RESOURCES =
      Map.of(
          "secret", "/api/v1/namespaces/%s/secrets/%s",
          "deployment", "/apis/apps/v1/namespaces/%s/deployments/%s",
          "job", "/apis/batch/v1/namespaces/%s/jobs/%s");

  private KubectlLines() {}

  /** Made on this side only, and handed on to be applied, so that it can be repeated. */
  static List<Sent> secret(Typed typed) {
    String applies = "kubectl apply --server-side --filename - --context %s";
    if (!typed.flag("--dry-run").equals("client")
        || !typed.flag("--output").equals("yaml")
        || !typed.then().equals(applies.formatted(typed.flag("--context")))) {
      throw new AssertionError("it can't be repeated: " + typed.line());
    }
    ObjectNode body = Body.object().put("type", "kubernetes.io/dockerconfigjson");
    return List.of(new Sent("PATCH", path(typed, "secret", typed.words().getLast()), body));
  }

  static List<Sent> apply(Typed typed) {
    JsonNode manifest = Body.read(typed.input());
    return List.of(new Sent("PATCH", path(typed, manifest), manifest));
  }

  static List<Sent> create(Typed typed) {
    JsonNode manifest = Body.read(typed.input());
    String all = path(typed, manifest).replaceFirst("/[^/]*$", "");
    return List.of(new Sent("POST", all, manifest));
  }

  private static String path(Typed typed, JsonNode manifest) {
    JsonNode metadata = manifest.path("metadata");
    return in(typed)
        + RESOURCES
            .get(manifest.path("kind").asText().toLowerCase(Locale.ROOT))
            .formatted(metadata.path("namespace").asText(), metadata.path("name").asText());
  }

  static List<Sent> delete(Typed typed) {
    String kind = typed.words().get(2);
    return List.of(new Sent("DELETE", path(typed, kind, typed.words().getLast())));
  }

  private static String path(Typed typed, String kind, String name) {
    return in(typed) + RESOURCES.get(kind).formatted(typed.flag("--namespace"), name);
  }

  private static String in(Typed typed) {
    return "/clusters/" + typed.flag("--context");
  }
}
