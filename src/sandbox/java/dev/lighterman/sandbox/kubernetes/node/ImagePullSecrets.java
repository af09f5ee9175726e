package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The image pull secrets of pods. */
record ImagePullSecrets(ControllerContext context) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The credentials in the pull secrets of the pod and of its service account, in order. */
  List<DockerLogin> logins(JsonNode pod) {
    List<DockerLogin> logins = new ArrayList<>();
    for (String name : names(pod)) {
      secret(pod, name).ifPresent(secret -> logins.addAll(read(secret)));
    }
    return logins;
  }

  /** The names of the pull secrets that do not exist. */
  List<String> missing(JsonNode pod) {
    return names(pod).stream().filter(name -> secret(pod, name).isEmpty()).toList();
  }

  private List<String> names(JsonNode pod) {
    String account = pod.path("spec").path("serviceAccountName").asText();
    JsonNode accountSecrets =
        context
            .get(new ObjectKey(ResourceKind.SERVICE_ACCOUNT, ObjectMeta.namespace(pod), account))
            .map(found -> found.path("imagePullSecrets"))
            .orElse(JsonTree.array());
    return Stream.of(pod.path("spec").path("imagePullSecrets"), accountSecrets)
        .flatMap(JsonTree::items)
        .map(reference -> reference.path("name").asText())
        .distinct()
        .toList();
  }

  private Optional<JsonNode> secret(JsonNode pod, String name) {
    return context
        .get(new ObjectKey(ResourceKind.SECRET, ObjectMeta.namespace(pod), name))
        .map(JsonNode.class::cast);
  }

  private static List<DockerLogin> read(JsonNode secret) {
    String data = secret.path("data").path(".dockerconfigjson").asText();
    return parse(data).path("auths").properties().stream()
        .map(entry -> login(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static DockerLogin login(String server, JsonNode auth) {
    if (auth.has("username")) {
      return new DockerLogin(
          server, auth.path("username").asText(), auth.path("password").asText());
    }
    String[] parts = decode(auth.path("auth").asText()).split(":", 2);
    return new DockerLogin(server, parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static JsonNode parse(String data) {
    try {
      return MAPPER.readTree(decode(data));
    } catch (JsonProcessingException e) {
      return JsonTree.object();
    }
  }

  private static String decode(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
  }
}
