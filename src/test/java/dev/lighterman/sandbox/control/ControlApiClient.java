package dev.lighterman.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of the control API. */
record ControlApiClient(Sandbox sandbox, HttpClient client) implements AutoCloseable {
  ControlApiClient(Sandbox sandbox) {
    this(sandbox, HttpClient.newHttpClient());
  }

  /** Starts a sandbox, which {@link #close} closes. */
  static ControlApiClient start() {
    return new ControlApiClient(Sandbox.start(SandboxOptions.forTests()));
  }

  @Override
  public void close() {
    client.close();
    sandbox.close();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + sandbox.page().getPort() + "/" + path);
  }

  JsonNode get(String path) {
    return read(send("GET", path, ""));
  }

  JsonNode post(String path, String body) {
    return succeed("POST", path, body);
  }

  /** Sends a request that has to succeed. */
  JsonNode succeed(String method, String path, String body) {
    HttpResponse<String> response = send(method, path, body);
    assertEquals(200, response.statusCode(), response.body());
    return read(response);
  }

  HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return Json.read(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
