package dev.lighterman.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.value.Secret;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The image pull secrets of a cluster. Annotations hold the name of the token and the creation time
 * of its password, so that the password need not be read to compare them.
 */
final class PullSecrets {
  private static final String TYPE = "kubernetes.io/dockerconfigjson";
  private static final String DATA_KEY = ".dockerconfigjson";
  private static final String TOKEN_ANNOTATION = "lighterman.dev/token";
  private static final String PASSWORD_CREATED_ANNOTATION = "lighterman.dev/password-created";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesErrors errors;
  private final KubernetesClient client;

  PullSecrets(KubernetesErrors errors, KubernetesClient client) {
    this.errors = errors;
    this.client = client;
  }

  Optional<PullSecret> find(String namespace, String name) {
    return errors.translating(() ->
        Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
            .map(PullSecrets::toPullSecret));
  }

  void put(String namespace, String name, PullSecret secret, Secret password) {
    var object =
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(name)
            .addToLabels("app.kubernetes.io/managed-by", "lighterman")
            .addToAnnotations(annotations(secret))
            .endMetadata()
            .withType(TYPE)
            .withData(Map.of(DATA_KEY, dockerConfigJson(secret, password)))
            .build();
    errors.translating(() ->
        client.secrets().inNamespace(namespace).resource(object).patch(ServerSideApply.OPTIONS));
  }

  void delete(String namespace, String name) {
    errors.translating(() -> client.secrets().inNamespace(namespace).withName(name).delete());
  }

  private static PullSecret toPullSecret(io.fabric8.kubernetes.api.model.Secret secret) {
    JsonNode auths = auths(secret);
    String server = auths.fieldNames().hasNext() ? auths.fieldNames().next() : "";
    Map<String, String> annotations = Annotations.of(secret);
    return new PullSecret(
        server,
        auths.path(server).path("username").asText(),
        annotations.get(TOKEN_ANNOTATION),
        Optional.ofNullable(annotations.get(PASSWORD_CREATED_ANNOTATION))
            .map(Instant::parse)
            .orElse(null),
        changed(secret).orElse(null),
        Annotations.request(secret));
  }

  /** As its fields' managers tell; of one that was never changed since, when it was created. */
  private static Optional<Instant> changed(io.fabric8.kubernetes.api.model.Secret secret) {
    ObjectMeta meta = secret.getMetadata();
    return Stream.concat(
            meta.getManagedFields().stream().map(ManagedFieldsEntry::getTime),
            Stream.of(meta.getCreationTimestamp()))
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Comparator.naturalOrder());
  }

  private static Map<String, String> annotations(PullSecret secret) {
    var annotations = new LinkedHashMap<String, String>();
    if (secret.tokenName() != null) {
      annotations.put(TOKEN_ANNOTATION, secret.tokenName());
    }
    if (secret.passwordCreated() != null) {
      annotations.put(PASSWORD_CREATED_ANNOTATION, secret.passwordCreated().toString());
    }
    if (secret.request() != null) {
      annotations.put(Annotations.REQUEST, secret.request());
    }
    return annotations;
  }

  private static JsonNode auths(io.fabric8.kubernetes.api.model.Secret secret) {
    String encoded = secret.getData() == null ? null : secret.getData().get(DATA_KEY);
    if (encoded == null) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
          .path("auths");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static String dockerConfigJson(PullSecret secret, Secret password) {
    ObjectNode config = JSON.createObjectNode();
    config
        .putObject("auths")
        .putObject(secret.server())
        .put("username", secret.username())
        .put("password", password.reveal())
        .put("auth", base64(secret.username() + ":" + password.reveal()));
    return base64(config.toString());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
