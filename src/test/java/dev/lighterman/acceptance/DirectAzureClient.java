package dev.lighterman.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.value.ArmId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody does in Azure without the bot, with its own rights. */
public record DirectAzureClient(Map<String, String> environment) {
  private static final Pattern SIGN_IN =
      Pattern.compile("--service-principal -u (\\S+) -p '(.+?)'");

  public static DirectAzureClient of(Conversation talk) {
    return new DirectAzureClient(talk.sandbox().environment());
  }

  /** With the rights of the person who uses az, which are more than the bot's. */
  public static DirectAzureClient ofPerson(Conversation talk) {
    var environment = new HashMap<>(talk.sandbox().environment());
    Path authority = Path.of(environment.getOrDefault("LIGHTERMAN_CA_FILE", ""));
    try {
      Matcher line = SIGN_IN.matcher(Files.readString(authority.resolveSibling("env.sh")));
      if (!line.find()) {
        throw new AssertionError("nobody signs in to az");
      }
      environment.put("AZURE_CLIENT_ID", line.group(1));
      environment.put("AZURE_CLIENT_SECRET", line.group(2));
      return new DirectAzureClient(environment);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Deletes a repository of a cloud registry with all its images, as az does. */
  public void deletesRepository(String loginServer, String repository) {
    String refresh =
        postForm(
            loginServer,
            "/oauth2/exchange",
            "grant_type=access_token&service=%s&access_token=%s"
                .formatted(loginServer, accessToken()),
            "refresh_token");
    String access =
        postForm(
            loginServer,
            "/oauth2/token",
            "grant_type=refresh_token&service=%s&scope=repository:%s:delete&refresh_token=%s"
                .formatted(loginServer, repository, refresh),
            "access_token");
    send(
        HttpRequest.newBuilder(URI.create("https://" + loginServer + "/acr/v1/" + repository))
            .header("Authorization", "Bearer " + access)
            .DELETE());
  }

  private String postForm(String loginServer, String path, String form, String answer) {
    return send(HttpRequest.newBuilder(URI.create("https://" + loginServer + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .path(answer)
        .asText();
  }

  /** Has a connected registry synchronise at certain times only. */
  public void schedules(String connectedRegistry, String cron, String window) {
    ArmId registry =
        ArmId.of(
            environment.getOrDefault("AZURE_SUBSCRIPTION_ID", ""),
            "myresourcegroup",
            "Microsoft.ContainerRegistry/registries",
            "myacrregistry");
    patches(
        registry.child("connectedRegistries", connectedRegistry),
        "2025-11-01",
        """
        {"properties": {"syncProperties": {"schedule": "%s", "syncWindow": "%s"}}}
        """
            .formatted(cron, window));
  }

  /** Changes some properties of a resource, and keeps the others. */
  public void patches(ArmId resource, String apiVersion, String body) {
    sends("PATCH", resource, apiVersion, body);
  }

  /** Creates a resource; answers it. */
  public JsonNode puts(ArmId resource, String apiVersion, String body) {
    return sends("PUT", resource, apiVersion, body);
  }

  /** Deletes a resource. */
  public void deletes(ArmId resource, String apiVersion) {
    sends("DELETE", resource, apiVersion, "");
  }

  /** A resource as Azure shows it. */
  public JsonNode gets(ArmId resource, String apiVersion) {
    return sends("GET", resource, apiVersion, "");
  }

  private JsonNode sends(String method, ArmId resource, String apiVersion, String body) {
    String manager = environment.getOrDefault("AZURE_RESOURCE_MANAGER_URL", "");
    String address = manager + resource.toString().substring(1) + "?api-version=" + apiVersion;
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + accessToken())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** A token such as the bot gets. */
  String accessToken() {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s.default"
            .formatted(
                environment.get("AZURE_CLIENT_ID"),
                environment.get("AZURE_CLIENT_SECRET"),
                environment.get("AZURE_RESOURCE_MANAGER_URL"));
    return send(HttpRequest.newBuilder(
                URI.create(
                    environment.get("AZURE_AUTHORITY_HOST")
                        + environment.get("AZURE_TENANT_ID")
                        + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .path("access_token")
        .asText();
  }

  private JsonNode send(HttpRequest.Builder request) {
    Path ca = Path.of(environment.getOrDefault("LIGHTERMAN_CA_FILE", ""));
    try (var http = HttpClient.newBuilder().sslContext(TrustingClients.only(ca)).build()) {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new AssertionError(response + ": " + response.body());
      }
      return new ObjectMapper().readTree(response.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
