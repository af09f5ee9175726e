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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain requests to the resource manager, for the resources that no served SDK module knows. */
public final class ArmClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpPipeline pipeline;
  private final String endpoint;

  public ArmClient(AzureConnection connection) {
    this.pipeline = connection.pipeline();
    this.endpoint = connection.endpoint();
  }

  /** The resource at a path, if it is there. */
  public Optional<JsonNode> find(String path, String version) {
    return ArmErrors.find(() -> send(HttpMethod.GET, url(path, version), null));
  }

  /** What a GET answers; a path that isn't there is an error. */
  public JsonNode get(String path, String version) {
    return ArmErrors.asking(() -> send(HttpMethod.GET, url(path, version), null));
  }

  /** All items of a list, page by page. */
  public List<JsonNode> list(String path, String version) {
    return ArmErrors.asking(() -> pages(url(path, version)));
  }

  /** Sends a change and doesn't wait for its end. */
  public void change(HttpMethod method, String path, String version, @Nullable JsonNode body) {
    ArmErrors.asking(() -> send(method, url(path, version), body));
  }

  /** Sends a DELETE; what isn't there is fine. */
  public void delete(String path, String version) {
    ArmErrors.find(() -> send(HttpMethod.DELETE, url(path, version), null));
  }

  private List<JsonNode> pages(String first) {
    var items = new ArrayList<JsonNode>();
    for (String next = first; !next.isEmpty(); ) {
      var page = send(HttpMethod.GET, next, null);
      page.path("value").forEach(items::add);
      next = page.path("nextLink").asText("");
      // The token goes to the resource manager and nowhere else.
      if (!next.isEmpty() && !next.startsWith(endpoint + "/")) {
        throw new IllegalStateException("a list goes on elsewhere: " + next);
      }
    }
    return items;
  }

  private String url(String path, String version) {
    return endpoint + path + "?api-version=" + version;
  }

  private JsonNode send(HttpMethod method, String url, @Nullable JsonNode body) {
    var request = new HttpRequest(method, url).setHeader(HttpHeaderName.ACCEPT, "application/json");
    if (body != null) {
      request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json").setBody(body.toString());
    }
    try (var response = pipeline.sendSync(request, Context.NONE)) {
      var answer = read(response);
      if (response.getStatusCode() >= 400) {
        throw refusal(response, answer);
      }
      return answer;
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

  private static ManagementException refusal(HttpResponse response, JsonNode answer) {
    var error = answer.path("error");
    var message = error.path("message").asText("");
    var value = new ManagementError(error.path("code").asText(""), message);
    return new ManagementException(message, response, value);
  }
}
