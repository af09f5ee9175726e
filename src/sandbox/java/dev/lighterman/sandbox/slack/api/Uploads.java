package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.Nodes;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.workspace.Arguments;
import dev.lighterman.sandbox.slack.workspace.Channel;
import dev.lighterman.sandbox.slack.workspace.Content;
import dev.lighterman.sandbox.slack.workspace.Place;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Files: ask for an address, put the text there, say where the file belongs. */
public final class Uploads {
  public static final String PATH = "/upload/";

  private final Workspace workspace;
  private final Supplier<String> address;
  private final Map<String, Upload> uploads = new HashMap<>();

  public Uploads(Workspace workspace, Supplier<String> address) {
    this.workspace = workspace;
    this.address = address;
  }

  private record Upload(String name, String text) {}

  Map<String, Method> all() {
    return Map.of(
        "files.getUploadURLExternal", Method.of(Tier.TIER_4, "files:write", this::begin),
        "files.completeUploadExternal", Method.of(Tier.TIER_4, "files:write", this::complete));
  }

  private synchronized ObjectNode begin(Arguments arguments) throws Refusal {
    String name = arguments.required("filename");
    arguments.required("length");
    String id = "F0" + (1000 + uploads.size());
    uploads.put(id, new Upload(name, ""));
    return Json.object().put("upload_url", address.get() + PATH + id).put("file_id", id);
  }

  public synchronized Response receive(Request request) {
    String id = request.parameter("file");
    Upload upload = uploads.get(id);
    if (upload == null) {
      return Response.of(404, "text/plain", "file_not_found");
    }
    uploads.put(id, new Upload(upload.name(), request.text()));
    return Response.of(200, "text/plain", "OK - " + request.body().length);
  }

  /** A file's text, for whoever looks at it. */
  public synchronized Response send(Request request) {
    return Optional.ofNullable(uploads.get(request.parameter("file")))
        .map(upload -> Response.of(200, "text/plain; charset=utf-8", upload.text()))
        .orElseGet(() -> Response.empty(404));
  }

  private synchronized ObjectNode complete(Arguments arguments) throws Refusal {
    JsonNode files =
        arguments
            .structure("files", "invalid_arguments")
            .orElseThrow(() -> Arguments.invalid("missing required field: files"));
    ArrayNode attached = Nodes.array();
    for (JsonNode file : files) {
      attached.add(described(file));
    }
    Optional<String> channelId = arguments.text("channel_id");
    if (channelId.isPresent()) {
      share(channelId.get(), arguments, attached);
    }
    return Json.object().set("files", attached);
  }

  private ObjectNode described(JsonNode file) throws Refusal {
    String id = file.path("id").asText();
    Upload upload = uploads.get(id);
    if (upload == null) {
      throw new Refusal("file_not_found");
    }
    return Json.object()
        .put("id", id)
        .put("name", upload.name())
        .put("title", file.path("title").asText(upload.name()))
        .put("size", upload.text().length())
        .put("url_private", address.get() + PATH + id);
  }

  private void share(String channelId, Arguments arguments, ArrayNode attached) throws Refusal {
    Channel channel =
        workspace
            .directory()
            .channel(channelId)
            .filter(found -> found.holds(workspace.app().botUser()))
            .orElseThrow(() -> new Refusal("channel_not_found"));
    Place place = Place.in(channel.id()).inThread(arguments.text("thread_ts").orElse(null));
    String comment = arguments.text("initial_comment").orElse("");
    workspace.say(place, Content.text(comment).withFiles(attached));
  }
}
