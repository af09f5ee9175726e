package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments of a Web API call, from the query and a form, multipart or JSON body. */
public final class MethodArguments {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");

  /** A part without a file: its name, and its text after the empty line. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?s)^\\r?\\n(?:(?!\\r?\\n\\r?\\n)(?!filename=).)*?name=\"([^\"]+)\""
              + "(?:(?!\\r?\\n\\r?\\n)(?!filename=).)*\\r?\\n\\r?\\n(.*)$");

  private final ObjectNode values;

  private MethodArguments(ObjectNode values) {
    this.values = values;
  }

  /** Reads query and body; in a form, structures are JSON text. */
  public static MethodArguments of(String query, String contentType, String body)
      throws WebApiFailure {
    ObjectNode values = form(query);
    if (contentType.startsWith("application/json")) {
      values.setAll(json(body));
    } else if (contentType.startsWith("application/x-www-form-urlencoded")) {
      values.setAll(form(body));
    } else if (contentType.startsWith("multipart/form-data")) {
      values.setAll(multipart(contentType, body));
    } else if (!body.isEmpty()) {
      throw new WebApiFailure("invalid_post_type");
    }
    return new MethodArguments(values);
  }

  public static MethodArguments of(ObjectNode values) {
    return new MethodArguments(values);
  }

  private static ObjectNode json(String body) throws WebApiFailure {
    try {
      if (Json.read(body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
        return object;
      }
      throw new WebApiFailure("json_not_object");
    } catch (JsonProcessingException e) {
      throw new WebApiFailure("invalid_json");
    }
  }

  private static ObjectNode form(String encoded) {
    ObjectNode values = Json.object();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  /** The texts of a multipart form. */
  private static ObjectNode multipart(String contentType, String body) throws WebApiFailure {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new WebApiFailure("invalid_form_data");
    }
    ObjectNode values = Json.object();
    for (String part : body.split("(\r\n)?--" + Pattern.quote(boundary.group(1)), -1)) {
      Matcher field = FIELD.matcher(part);
      if (field.find()) {
        values.put(field.group(1), field.group(2));
      }
    }
    return values;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  public ObjectNode all() {
    return values;
  }

  public boolean has(String name) {
    return values.hasNonNull(name);
  }

  public Optional<String> text(String name) {
    JsonNode value = values.path(name);
    return value.isNull() || value.isMissingNode()
        ? Optional.empty()
        : Optional.of(value.isValueNode() ? value.asText() : value.toString());
  }

  /** A text; fails like Slack if it is missing. */
  public String required(String name) throws WebApiFailure {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> invalid("missing required field: " + name));
  }

  public boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  public int number(String name, int defaultValue) throws WebApiFailure {
    try {
      return text(name).map(Integer::parseInt).orElse(defaultValue);
    } catch (NumberFormatException e) {
      throw invalid("must be an integer [json-pointer:/" + name + "]");
    }
  }

  public List<String> list(String name) {
    return text(name).map(value -> Arrays.asList(value.split(","))).orElse(List.of());
  }

  /**
   * An object or array, given as JSON or as JSON text.
   *
   * @param error the error code for malformed JSON
   */
  public Optional<JsonNode> structure(String name, String error) throws WebApiFailure {
    JsonNode value = values.path(name);
    if (value.isContainerNode()) {
      return Optional.of(value);
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      return Optional.empty();
    }
    try {
      JsonNode parsed = Json.read(value.textValue());
      if (parsed.isContainerNode()) {
        return Optional.of(parsed);
      }
      throw new WebApiFailure(error);
    } catch (JsonProcessingException e) {
      throw new WebApiFailure(error);
    }
  }

  public static WebApiFailure invalid(String message) {
    ObjectNode details = Json.object();
    details.putObject("response_metadata").putArray("messages").add("[ERROR] " + message);
    return new WebApiFailure("invalid_arguments", details);
  }
}
