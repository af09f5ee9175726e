package dev.lighterman.sandbox.kubernetes.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The failures of the API server, compared in full. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiStatusTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private static final String SECRETS = "/api/v1/namespaces/default/secrets";

  private final KubernetesServerFixture clusters = new KubernetesServerFixture();
  private final HttpClient http =
      HttpClient.newBuilder().sslContext(TrustingClients.only(clusters.tls)).build();

  @AfterAll
  void stop() {
    http.close();
    clusters.close();
  }

  @Test
  void addressOutsideTheRange() throws Exception {
    JsonNode expected =
        json(
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
             "message":"Service \\"s\\" is invalid: spec.clusterIPs: Invalid value: []string{\\"192.100.100.1\\"}: failed to allocate IP 192.100.100.1: the provided IP (192.100.100.1) is not in the valid range. The range of valid IPs is 10.0.0.0/16",
             "reason":"Invalid",
             "details":{"name":"s","kind":"Service","causes":[{"reason":"FieldValueInvalid",
               "message":"Invalid value: []string{\\"192.100.100.1\\"}: failed to allocate IP 192.100.100.1: the provided IP (192.100.100.1) is not in the valid range. The range of valid IPs is 10.0.0.0/16",
               "field":"spec.clusterIPs"}]},
             "code":422}\
            """);
    assertEquals(expected, post(422, SERVICES, service("s", "192.100.100.1")));
    assertEquals(expected, post(422, SERVICES + "?dryRun=All", service("s", "192.100.100.1")));
  }

  @Test
  void addressAlreadyAllocated() throws Exception {
    String dns = service("again", "10.0.0.10");
    assertTrue(
        message(post(422, SERVICES, dns))
            .endsWith("failed to allocate IP 10.0.0.10: provided IP is already allocated"));
  }

  @Test
  void pullSecretWithoutJson() throws Exception {
    String secret =
        """
        {"metadata":{"name":"x"},"type":"kubernetes.io/dockerconfigjson",
         "data":{".dockerconfigjson":"bm90IGpzb24="}}\
        """;
    JsonNode status = post(422, SECRETS, secret);
    JsonNode cause = status.path("details").path("causes").path(0);
    assertEquals("data[.dockerconfigjson]", cause.path("field").asText());
    assertTrue(
        cause
            .path("message")
            .asText()
            .startsWith("Invalid value: \"<secret contents redacted>\": "));
  }

  @Test
  void invalidName() throws Exception {
    assertEquals(
        "Secret \"Bad_Name\" is invalid: metadata.name: Invalid value: \"Bad_Name\": a lowercase"
            + " RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
            + " and must start and end with an alphanumeric character (e.g. 'example.com', regex"
            + " used for validation is"
            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
        message(post(422, SECRETS, "{\"metadata\":{\"name\":\"Bad_Name\"}}")));
  }

  @Test
  void missingNamespace() throws Exception {
    assertEquals(
        json(
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
             "message":"namespaces \\"nope\\" not found","reason":"NotFound",
             "details":{"name":"nope","kind":"namespaces"},"code":404}\
            """),
        post(404, "/api/v1/namespaces/nope/secrets", "{\"metadata\":{\"name\":\"x\"}}"));
  }

  @Test
  void selectorThatDoesNotMatchItsLabels() throws Exception {
    String deployment =
        """
        {"metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"app":"a"}},
         "template":{"metadata":{"labels":{"app":"b"}},
           "spec":{"containers":[{"name":"c","image":"nginx:1.27"}]}}}}\
        """;
    assertEquals(
        "Deployment.apps \"d\" is invalid: spec.template.metadata.labels: Invalid value:"
            + " map[string]string{\"app\":\"b\"}: `selector` does not match template `labels`",
        message(post(422, "/apis/apps/v1/namespaces/default/deployments", deployment)));
  }

  @Test
  void severalErrors() throws Exception {
    String deployment =
        """
        {"metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"app":"a"}},
         "template":{"metadata":{"labels":{"app":"a"}},
           "spec":{"containers":[{"name":"c"},{"image":"x:1"}]}}}}\
        """;
    assertEquals(
        "Deployment.apps \"d\" is invalid: [spec.template.spec.containers[0].image: Required value,"
            + " spec.template.spec.containers[1].name: Required value]",
        message(post(422, "/apis/apps/v1/namespaces/default/deployments", deployment)));
  }

  @Test
  void invalidToken() throws Exception {
    assertEquals(
        json(
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
             "message":"Unauthorized","reason":"Unauthorized","code":401}\
            """),
        send(401, request(SECRETS, "nobodys").GET()));
  }

  @Test
  void forbidden() throws Exception {
    assertEquals(
        json(
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
             "message":"secrets is forbidden: User \\"system:serviceaccount:lighterman:lighterman\\" cannot list resource \\"secrets\\" in API group \\"\\" in the namespace \\"default\\"",
             "reason":"Forbidden","details":{"kind":"secrets"},"code":403}\
            """),
        send(403, request(SECRETS, KubernetesServerFixture.TOKEN).GET()));
  }

  @Test
  void nameAlreadyExists() throws Exception {
    post(201, SECRETS, "{\"metadata\":{\"name\":\"twice\"}}");
    assertEquals(
        "secrets \"twice\" already exists",
        message(post(409, SECRETS, "{\"metadata\":{\"name\":\"twice\"}}")));
  }

  @Test
  void deletionReturnsStatus() throws Exception {
    String uid =
        post(201, SECRETS, "{\"metadata\":{\"name\":\"gone\"}}")
            .path("metadata")
            .path("uid")
            .asText();
    JsonNode status = send(200, request(SECRETS + "/gone", admin()).DELETE());
    assertEquals("Success", status.path("status").asText());
    assertEquals(
        json("{\"name\":\"gone\",\"kind\":\"secrets\",\"uid\":\"" + uid + "\"}"),
        status.path("details"));
    assertEquals(
        "secrets \"gone\" not found",
        message(send(404, request(SECRETS + "/gone", admin()).GET())));
  }

  @Test
  void unknownResource() throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/apis/networking.k8s.io/v1beta1/servicecidrs", admin()).GET().build(),
            BodyHandlers.ofString());
    assertEquals(404, answer.statusCode());
    assertEquals("404 page not found\n", answer.body());
  }

  @Test
  void withoutCredentialsEveryRequestIsAnonymous() throws Exception {
    var anonymous =
        HttpRequest.newBuilder(URI.create(clusters.server.address("quay") + SECRETS)).GET();
    assertEquals(
        "secrets is forbidden: User \"system:anonymous\" cannot list resource \"secrets\" in API"
            + " group \"\" in the namespace \"default\"",
        message(send(403, anonymous)));
  }

  @Test
  void resourceThatIsNotServed() throws Exception {
    String ingresses = "/apis/networking.k8s.io/v1/ingresses";
    assertEquals(
        "the server could not find the requested resource",
        message(send(404, request(ingresses, admin()).GET())));
    assertEquals(
        "ingresses.networking.k8s.io is forbidden: User"
            + " \"system:serviceaccount:lighterman:lighterman\" cannot list resource \"ingresses\""
            + " in API group \"networking.k8s.io\" at the cluster scope",
        message(send(403, request(ingresses, KubernetesServerFixture.TOKEN).GET())));
  }

  @Test
  void fieldsOfAnotherTypeOrUnknown() throws Exception {
    String deployments = "/apis/apps/v1/namespaces/default/deployments";
    assertEquals(
        "Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal"
            + " string into Go struct field DeploymentSpec.spec.replicas of type int32",
        message(
            post(
                400,
                deployments,
                "{\"metadata\":{\"name\":\"x\"},\"spec\":{\"replicas\":\"two\"}}")));
    String unknown = "{\"metadata\":{\"name\":\"strict\"},\"datum\":{}}";
    assertEquals(
        "Secret in version \"v1\" cannot be handled as a Secret: strict decoding error: unknown"
            + " field \"datum\"",
        message(post(400, SECRETS + "?fieldValidation=Strict", unknown)));
    post(201, SECRETS, unknown);
  }

  @Test
  void unknownFieldsAreWarnedOfUnlessTheClientIgnoresThem() throws Exception {
    String unknown = "{\"metadata\":{\"name\":\"warned\"},\"datum\":{}}";
    assertEquals(
        List.of("299 - \"unknown field \\\"datum\\\"\""),
        warnings(request(SECRETS, admin()).POST(BodyPublishers.ofString(unknown))));
    String other = unknown.replace("warned", "ignored");
    assertEquals(
        List.of(),
        warnings(
            request(SECRETS + "?fieldValidation=Ignore", admin())
                .POST(BodyPublishers.ofString(other))));
  }

  @Test
  void mergePatchesAreCheckedForTypesAndUnknownFields() throws Exception {
    post(201, SECRETS, "{\"metadata\":{\"name\":\"merged\"}}");
    mergePatch(400, "?fieldValidation=Strict", "{\"datum\":{}}");
    mergePatch(400, "", "{\"immutable\":\"yes\"}");
    mergePatch(200, "", "{\"immutable\":false}");
  }

  private void mergePatch(int expected, String query, String patch) throws Exception {
    send(
        expected,
        request(SECRETS + "/merged" + query, admin())
            .setHeader("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(patch)));
  }

  private List<String> warnings(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request.setHeader("Content-Type", "application/json").build(), BodyHandlers.ofString());
    return answer.headers().allValues("warning");
  }

  @Test
  void appliedConfigurationsNeedAKindAndNoManagedFields() throws Exception {
    apply("{\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}");
    apply("{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"managedFields\":[{}]}}");
    apply("{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"datum\":{}}");
  }

  private void apply(String refused) throws Exception {
    var request = request(SECRETS + "/a?fieldManager=me", admin());
    send(
        400,
        request
            .setHeader("Content-Type", "application/apply-patch+yaml")
            .method("PATCH", BodyPublishers.ofString(refused)));
  }

  @Test
  void brokenSelectorsAndContinueTokens() throws Exception {
    for (String query : List.of("labelSelector=a%3D%3D%3Db", "labelSelector=a+in", "continue=x")) {
      send(400, request(SECRETS + "?" + query, admin()).GET());
    }
  }

  @Test
  void accessReviewsLookAtTheGroup() throws Exception {
    String reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    for (String group : List.of("apps", "")) {
      String review =
          "{\"spec\":{\"resourceAttributes\":{\"verb\":\"list\",\"group\":\"%s\",\"resource\":\"deployments\"}}}"
              .formatted(group);
      var request = request(reviews, KubernetesServerFixture.TOKEN);
      assertEquals(
          group.equals("apps"),
          send(201, request.POST(BodyPublishers.ofString(review)))
              .at("/status/allowed")
              .asBoolean());
    }
    post(422, reviews, "{\"spec\":{}}");
  }

  @Test
  void deletedServiceIsReturnedAndADryRunTakesNoAddress() throws Exception {
    post(201, SERVICES, service("brief", "10.0.0.77"));
    post(201, SERVICES + "?dryRun=All", service("other", "10.0.0.77"));
    JsonNode deleted = send(200, request(SERVICES + "/brief", admin()).DELETE());
    assertEquals("10.0.0.77", deleted.at("/spec/clusterIP").asText());
  }

  @Test
  void unsupportedMediaTypes() throws Exception {
    var request =
        request(SECRETS, admin()).setHeader("Accept", "application/vnd.kubernetes.protobuf");
    assertEquals("NotAcceptable", send(406, request.GET()).path("reason").asText());
    var body = request(SECRETS, admin()).setHeader("Content-Type", "text/csv");
    assertEquals(
        "UnsupportedMediaType",
        send(415, body.POST(BodyPublishers.ofString("a,b"))).path("reason").asText());
  }

  private static String service(String name, String address) {
    return """
    {"metadata":{"name":"%s"},"spec":{"clusterIP":"%s","ports":[{"port":443}]}}\
    """
        .formatted(name, address);
  }

  @Test
  void reviewsOfAccessHaveASchemaToo() throws Exception {
    String reviews = "/apis/authorization.k8s.io/v1/selfsubject";
    String strict = "?fieldValidation=Strict";
    assertEquals(
        "SelfSubjectAccessReview in version \"v1\" cannot be handled as a SelfSubjectAccessReview:"
            + " strict decoding error: unknown field \"spec.resourceAttributes.resources\"",
        message(
            post(
                400,
                reviews + "accessreviews" + strict,
                "{\"spec\":{\"resourceAttributes\":{\"verb\":\"get\",\"resources\":\"pods\"}}}")));
    assertEquals(
        "SelfSubjectAccessReview in version \"v1\" cannot be handled as a SelfSubjectAccessReview:"
            + " json: cannot unmarshal array into Go struct field ResourceAttributes."
            + "spec.resourceAttributes.verb of type string",
        message(
            post(
                400,
                reviews + "accessreviews",
                "{\"spec\":{\"resourceAttributes\":{\"verb\":[\"get\"]}}}")));
    assertEquals(
        "SelfSubjectRulesReview in version \"v1\" cannot be handled as a SelfSubjectRulesReview:"
            + " strict decoding error: unknown field \"spec.namespaces\"",
        message(
            post(
                400,
                reviews + "rulesreviews" + strict,
                "{\"spec\":{\"namespace\":\"default\",\"namespaces\":[\"default\"]}}")));
  }

  private JsonNode post(int expected, String path, String body) throws Exception {
    return send(expected, request(path, admin()).POST(BodyPublishers.ofString(body)));
  }

  private JsonNode send(int expected, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertEquals(expected, answer.statusCode(), answer.body());
    return json(answer.body());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(clusters.server.address("quay") + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private String admin() {
    return clusters.cluster.tokens().admin();
  }

  private static String message(JsonNode status) {
    return status.path("message").asText();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }
}
