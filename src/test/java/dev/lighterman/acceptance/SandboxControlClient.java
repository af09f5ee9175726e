package dev.lighterman.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A sandbox's control API, by HTTP. */
final class SandboxControlClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI page;

  SandboxControlClient(URI page) {
    this.page = page;
  }

  JsonNode post(String call, ObjectNode body) {
    return send(
        HttpRequest.newBuilder(at(call))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  JsonNode get(String call) {
    return send(HttpRequest.newBuilder(at(call)).build());
  }

  void delete(String call) {
    send(HttpRequest.newBuilder(at(call)).DELETE().build());
  }

  void delete(String call, ObjectNode body) {
    send(
        HttpRequest.newBuilder(at(call))
            .header("Content-Type", "application/json")
            .method("DELETE", HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private URI at(String call) {
    return page.resolve("/control/" + call);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new AssertionError(request + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
