package dev.lighterman.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request: the path decoded, header names in lower case. */
public final class ServerRequest {

  private final String method;
  private final String path;
  private final String rawQuery;
  private final Map<String, String> headers;
  private final Map<String, String> parameters;
  private final byte[] body;

  ServerRequest(
      String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {
    this(method, path, rawQuery, headers, body, Map.of());
  }

  private ServerRequest(
      String method,
      String path,
      String rawQuery,
      Map<String, String> headers,
      byte[] body,
      Map<String, String> parameters) {
    this.method = method;
    this.path = path;
    this.rawQuery = rawQuery;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.parameters = Map.copyOf(parameters);
  }

  ServerRequest withParameters(Map<String, String> pathParameters) {
    return new ServerRequest(method, path, rawQuery, headers, body, pathParameters);
  }

  /** The method in upper case. */
  public String method() {
    return method;
  }

  /** Scheme, host and port as the client wrote them; only for servers with TLS. */
  public String origin() {
    return "https://" + header("host").orElse("localhost");
  }

  /** The decoded path, without the query. */
  public String path() {
    return path;
  }

  /** Path and query. */
  public String target() {
    return rawQuery.isEmpty() ? path : path + "?" + rawQuery;
  }

  /** The value of {@code {name}} in the path. */
  public String parameter(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no {" + name + "}");
    }
    return value;
  }

  /** A decoded query parameter; the case of its name is ignored. */
  public Optional<String> query(String name) {
    return UrlEncodedForm.read(rawQuery).entrySet().stream()
        .filter(pair -> pair.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A header; the case of its name is ignored, several values are joined by {@code ", "}. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The token of {@code Authorization: Bearer}. */
  public Optional<String> bearer() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  /** The body's bytes; must not be changed. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body as a JSON object; an empty body is an empty object.
   *
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public ObjectNode json() {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      return (ObjectNode) Json.read(text());
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalArgumentException("The body is not a JSON object", e);
    }
  }

  /** The body as a form; of several values of one name, the last. */
  public Map<String, String> form() {
    return UrlEncodedForm.read(text());
  }
}
