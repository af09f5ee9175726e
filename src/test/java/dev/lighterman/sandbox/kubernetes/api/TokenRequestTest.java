package dev.lighterman.sandbox.kubernetes.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of ServiceAccounts, as {@code kubectl create token} asks for them. */
final class TokenRequestTest {
  private static final String ACCOUNTS = "/api/v1/namespaces/default/serviceaccounts";
  private static final String NODES = "/api/v1/nodes";
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

  private final KubernetesServerFixture clusters = new KubernetesServerFixture();
  private final HttpClient http =
      HttpClient.newBuilder().sslContext(TrustingClients.only(clusters.tls)).build();

  @BeforeEach
  void createAccount() throws Exception {
    post(201, ACCOUNTS, "{\"metadata\": {\"name\": \"till\"}}");
  }

  @AfterEach
  void stop() {
    clusters.close();
    http.close();
  }

  @Test
  void aTokenLivesForAnHourAndIsForTheApiServer() throws Exception {
    JsonNode answer = post(201, ACCOUNTS + "/till/token", "{}");
    assertEquals("TokenRequest", answer.path("kind").asText());
    assertEquals("till", answer.at("/metadata/name").asText());
    assertEquals(3600, answer.at("/spec/expirationSeconds").asInt());
    assertEquals(
        "https://kubernetes.default.svc.cluster.local", answer.at("/spec/audiences/0").asText());
    var created = Instant.parse(answer.at("/metadata/creationTimestamp").asText());
    assertEquals(
        created.plusSeconds(3600),
        Instant.parse(answer.at("/status/expirationTimestamp").asText()));
  }

  @Test
  void itSignsInUntilItExpires() throws Exception {
    String token = token("{\"spec\": {\"expirationSeconds\": 600}}");
    JsonNode refused = get(403, NODES, token);
    assertTrue(
        refused.path("message").asText().contains("\"system:serviceaccount:default:till\" cannot"),
        refused.toString());
    clusters.clock.advance(Duration.ofMinutes(11));
    assertEquals("Unauthorized", get(401, NODES, token).path("reason").asText());
  }

  @Test
  void itMayDoWhatIsBoundToItsAccount() throws Exception {
    String token = token("{}");
    post(
        201,
        RBAC + "clusterroles",
        """
        {"metadata": {"name": "till:nodes"},
         "rules": [{"apiGroups": [""], "resources": ["nodes"], "verbs": ["list"]}]}
        """);
    get(403, NODES, token);
    bind(
        "till:nodes",
        "{\"kind\": \"ServiceAccount\", \"name\": \"till\", \"namespace\": \"other\"}");
    get(403, NODES, token);
    bind(
        "till:nodes",
        "{\"kind\": \"ServiceAccount\", \"name\": \"till\", \"namespace\": \"default\"}");
    get(200, NODES, token);
    get(403, "/api/v1/secrets", token);
    bind("cluster-admin", "{\"kind\": \"Group\", \"name\": \"system:serviceaccounts:default\"}");
    get(200, "/api/v1/secrets", token);
  }

  @Test
  void itIsWorthNothingForOtherAudiencesAndWithoutItsAccount() throws Exception {
    get(401, NODES, token("{\"spec\": {\"audiences\": [\"vault\"]}}"));
    String token = token("{}");
    get(403, NODES, token);
    send(200, request(ACCOUNTS + "/till", admin()).DELETE());
    get(401, NODES, token);
    post(201, ACCOUNTS, "{\"metadata\": {\"name\": \"till\"}}");
    get(401, NODES, token);
  }

  @Test
  void whatTheServiceRefuses() throws Exception {
    String brief =
        "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value:"
            + " 599: may not specify a duration less than 10 minutes";
    assertEquals(
        brief,
        post(422, ACCOUNTS + "/till/token", "{\"spec\": {\"expirationSeconds\": 599}}")
            .path("message")
            .asText());
    post(422, ACCOUNTS + "/till/token", "{\"spec\": {\"expirationSeconds\": 4294967297}}");
    post(422, ACCOUNTS + "/till/token", "{\"metadata\": {\"name\": \"other\"}}");
    assertEquals(
        "serviceaccounts \"nobody\" not found",
        post(404, ACCOUNTS + "/nobody/token", "{}").path("message").asText());
    get(405, ACCOUNTS + "/till/token", admin());
    send(403, request(ACCOUNTS + "/till/token", token("{}")).POST(BodyPublishers.ofString("{}")));
  }

  private void bind(String role, String subject) throws Exception {
    post(
        201,
        RBAC + "clusterrolebindings",
        """
        {"metadata": {"generateName": "till-"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "%s"},
         "subjects": [%s]}
        """
            .formatted(role, subject));
  }

  private String token(String body) throws Exception {
    return post(201, ACCOUNTS + "/till/token", body).at("/status/token").asText();
  }

  private JsonNode get(int expected, String path, String token) throws Exception {
    return send(expected, request(path, token).GET());
  }

  private JsonNode post(int expected, String path, String body) throws Exception {
    return send(expected, request(path, admin()).POST(BodyPublishers.ofString(body)));
  }

  private JsonNode send(int expected, HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    assertEquals(expected, answer.statusCode(), answer.body());
    return Json.read(answer.body());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(clusters.server.address("quay") + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private String admin() {
    return clusters.cluster.tokens().admin();
  }
}
