package dev.lighterman.sandbox.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** A client of a registry that signs in and pulls as a container runtime does. */
public record OciClient(HttpClient http, URI registry) {
  /** The answer for an access token to pull from a repository. */
  public HttpResponse<String> signIn(String name, String password, String repository)
      throws Exception {
    var basic =
        Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    var uri = registry + "/oauth2/token?service=x&scope=repository:" + repository + ":pull";
    return http.send(
        HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Basic " + basic).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The value of the header that authorizes to pull from a repository. */
  public String authorization(String name, String password, String repository) throws Exception {
    var answer = signIn(name, password, repository);
    assertEquals(200, answer.statusCode(), answer.body());
    return "Bearer " + Json.read(answer.body()).path("access_token").asText();
  }

  /** Pulls the manifest with this digest, then all that it names; verifies digests and sizes. */
  public JsonNode pull(String authorization, String repository, String digest) throws Exception {
    var manifest = verified(authorization, repository, "manifests", digest);
    var parts = Json.read(new String(manifest, StandardCharsets.UTF_8));
    pullPart(authorization, repository, parts.path("config"));
    assertEquals(1, parts.path("layers").size());
    pullPart(authorization, repository, parts.at("/layers/0"));
    return parts;
  }

  private void pullPart(String authorization, String repository, JsonNode part) throws Exception {
    var content = verified(authorization, repository, "blobs", part.path("digest").asText());
    assertEquals(part.path("size").asInt(), content.length);
  }

  /** Content whose digest is verified. */
  private byte[] verified(String authorization, String repository, String kind, String digest)
      throws Exception {
    var answer = get(authorization, repository, kind, digest);
    assertEquals(200, answer.statusCode());
    var found = MessageDigest.getInstance("SHA-256").digest(answer.body());
    assertEquals(digest, "sha256:" + HexFormat.of().formatHex(found));
    return answer.body();
  }

  /** The answer for a manifest or blob, perhaps a refusal. */
  public HttpResponse<byte[]> get(
      String authorization, String repository, String kind, String reference) throws Exception {
    var uri = URI.create("%s/v2/%s/%s/%s".formatted(registry, repository, kind, reference));
    var request = HttpRequest.newBuilder(uri);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
