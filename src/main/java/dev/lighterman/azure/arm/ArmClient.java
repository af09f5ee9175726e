package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to Azure Resource Manager for resource types that the SDK has no current module for. */
public final class ArmClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpPipeline pipeline;
  private final String endpoint;

  public ArmClient(AzureConnection connection) {
    this.pipeline = connection.pipeline();
    this.endpoint = connection.endpoint();
  }

  /** The resource at a path; empty if it does not exist. */
  public Optional<JsonNode> find(String path, String apiVersion) {
    return ArmErrors.find(() -> send(HttpMethod.GET, url(path, apiVersion), null));
  }

  /** The resource at a path; it is an error if it does not exist. */
  public JsonNode get(String path, String apiVersion) {
    return ArmErrors.translating(() -> send(HttpMethod.GET, url(path, apiVersion), null));
  }

  /** All items of a list; sends one request per page. */
  public List<JsonNode> list(String path, String apiVersion) {
    return ArmErrors.translating(() -> pages(url(path, apiVersion)));
  }

  /** The items of a list that match a filter of OData. */
  public List<JsonNode> list(String path, String apiVersion, String filter) {
    String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    return ArmErrors.translating(() -> pages(url(path, apiVersion) + "&$filter=" + encoded));
  }

  /** The items of a list if one page holds them all; empty if there are more. */
  public Optional<List<JsonNode>> listIfOnePage(String path, String apiVersion) {
    return ArmErrors.translating(() -> {
      var page = send(HttpMethod.GET, url(path, apiVersion), null);
      return page.path("nextLink").asText("").isEmpty()
          ? Optional.of(page.path("value").valueStream().toList())
          : Optional.empty();
    });
  }

  /** The answer to a query that is sent as the body of a POST and changes nothing. */
  public JsonNode query(String path, String apiVersion, JsonNode query) {
    return ArmErrors.translating(() -> send(HttpMethod.POST, url(path, apiVersion), query));
  }

  /** Sends a change and doesn't wait until it is done. */
  public void change(HttpMethod method, String path, String apiVersion, @Nullable JsonNode body) {
    ArmErrors.translating(() -> send(method, url(path, apiVersion), body));
  }

  /**
   * Starts a long-running operation and doesn't wait until it is done.
   *
   * @return the URL that tells how it ends, for {@link #isDone}; empty if it is done already
   */
  public Optional<String> start(
      HttpMethod method, String path, String apiVersion, @Nullable JsonNode body) {
    return ArmErrors.translating(() -> {
      HttpRequest request = request(method, url(path, apiVersion), body);
      try (var response = pipeline.sendSync(request, Context.NONE)) {
        check(response, read(response));
        return Optional.ofNullable(response.getHeaderValue(HttpHeaderName.LOCATION))
            .filter(url -> OnlyToArm.isOf(URI.create(endpoint), url));
      }
    });
  }

  /**
   * Whether an operation is done. If it failed, this throws what a failed request would. An
   * operation that may not be read counts as not done: its result shows elsewhere.
   *
   * @param url from {@link #start}
   */
  public boolean isDone(String url) {
    return ArmErrors.translating(() -> {
      try (var response = pipeline.sendSync(request(HttpMethod.GET, url, null), Context.NONE)) {
        if (response.getStatusCode() == 403) {
          return false;
        }
        check(response, read(response));
        return response.getStatusCode() != 202;
      }
    });
  }

  /** Sends a DELETE; does nothing if the resource does not exist. */
  public void delete(String path, String apiVersion) {
    ArmErrors.find(() -> send(HttpMethod.DELETE, url(path, apiVersion), null));
  }

  private List<JsonNode> pages(String firstUrl) {
    var items = new ArrayList<JsonNode>();
    for (String url = firstUrl; !url.isEmpty(); ) {
      var page = send(HttpMethod.GET, url, null);
      page.path("value").forEach(items::add);
      url = page.path("nextLink").asText("");
    }
    return items;
  }

  private String url(String path, String apiVersion) {
    return endpoint + path + "?api-version=" + apiVersion;
  }

  private JsonNode send(HttpMethod method, String url, @Nullable JsonNode body) {
    try (var response = pipeline.sendSync(request(method, url, body), Context.NONE)) {
      var json = read(response);
      check(response, json);
      return json;
    }
  }

  private static HttpRequest request(HttpMethod method, String url, @Nullable JsonNode body) {
    var request = new HttpRequest(method, url).setHeader(HttpHeaderName.ACCEPT, "application/json");
    return body == null
        ? request
        : request
            .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
            .setBody(body.toString());
  }

  private static void check(HttpResponse response, JsonNode json) {
    if (response.getStatusCode() >= 400) {
      throw exception(response, json);
    }
  }

  private static JsonNode read(HttpResponse response) {
    var text = response.getBodyAsBinaryData().toString();
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static ManagementException exception(HttpResponse response, JsonNode json) {
    var error = json.path("error");
    var message = error.path("message").asText("");
    var managementError = new ManagementError(error.path("code").asText(""), message);
    return new ManagementException(message, response, managementError);
  }
}
