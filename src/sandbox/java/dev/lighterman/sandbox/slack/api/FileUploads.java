package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.SlackChannel;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code files.*}: create an upload URL, upload the text, complete the upload. */
public final class FileUploads {
  public static final String PATH = "/upload/";

  private final Workspace workspace;
  private final Supplier<String> origin;
  private final Map<String, Upload> uploads = new HashMap<>();

  public FileUploads(Workspace workspace, Supplier<String> origin) {
    this.workspace = workspace;
    this.origin = origin;
  }

  private record Upload(String name, String text) {}

  Map<String, WebApiMethod> all() {
    return Map.of(
        "files.getUploadURLExternal",
            WebApiMethod.of(Tier.TIER_4, "files:write", this::createUploadUrl),
        "files.completeUploadExternal",
            WebApiMethod.of(Tier.TIER_4, "files:write", this::complete));
  }

  private synchronized ObjectNode createUploadUrl(MethodArguments arguments) throws WebApiFailure {
    String name = arguments.required("filename");
    arguments.required("length");
    String id = "F0" + (1000 + uploads.size());
    uploads.put(id, new Upload(name, ""));
    return Json.object().put("upload_url", origin.get() + PATH + id).put("file_id", id);
  }

  public synchronized ServerResponse receive(ServerRequest request) {
    String id = request.parameter("file");
    Upload upload = uploads.get(id);
    if (upload == null) {
      return ServerResponse.of(404, "text/plain", "file_not_found");
    }
    uploads.put(id, new Upload(upload.name(), request.text()));
    return ServerResponse.of(200, "text/plain", "OK - " + request.body().length);
  }

  /** Sends an uploaded file. */
  public synchronized ServerResponse send(ServerRequest request) {
    return Optional.ofNullable(uploads.get(request.parameter("file")))
        .map(upload -> ServerResponse.of(200, "text/plain; charset=utf-8", upload.text()))
        .orElseGet(() -> ServerResponse.empty(404));
  }

  private synchronized ObjectNode complete(MethodArguments arguments) throws WebApiFailure {
    JsonNode files =
        arguments
            .structure("files", "invalid_arguments")
            .orElseThrow(() -> MethodArguments.invalid("missing required field: files"));
    ArrayNode attached = JsonArrays.array();
    for (JsonNode file : files) {
      attached.add(json(file));
    }
    Optional<String> channelId = arguments.text("channel_id");
    if (channelId.isPresent()) {
      share(channelId.get(), arguments, attached);
    }
    return Json.object().set("files", attached);
  }

  private ObjectNode json(JsonNode file) throws WebApiFailure {
    String id = file.path("id").asText();
    Upload upload = uploads.get(id);
    if (upload == null) {
      throw new WebApiFailure("file_not_found");
    }
    return Json.object()
        .put("id", id)
        .put("name", upload.name())
        .put("title", file.path("title").asText(upload.name()))
        .put("size", upload.text().length())
        .put("url_private", origin.get() + PATH + id);
  }

  private void share(String channelId, MethodArguments arguments, ArrayNode attached)
      throws WebApiFailure {
    SlackChannel channel =
        workspace
            .directory()
            .channel(channelId)
            .filter(found -> found.hasMember(workspace.app().botUser()))
            .orElseThrow(() -> new WebApiFailure("channel_not_found"));
    MessageLocation location =
        MessageLocation.inChannel(channel.id()).inThread(arguments.text("thread_ts").orElse(null));
    String comment = arguments.text("initial_comment").orElse("");
    workspace.postAsBot(location, MessageContent.text(comment).withFiles(attached));
  }
}
