package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.node.ContainerLogs;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What containers have said, as {@code kubectl logs} asks for it. */
record LogRequests(ObjectApi api, ContainerLogs logs, StreamingResponses streams) {

  private static final Duration LOOK = Duration.ofSeconds(5);

  ServerResponse answer(ApiRequest call) {
    ObjectNode pod = api.store().require(call.address().key());
    String container = container(call, pod);
    var source = new ContainerLogs.Source(ObjectMeta.uid(pod), container);
    if (call.flag("previous")) {
      return text(call, before(source, ObjectMeta.name(pod)));
    }
    checkStarted(pod, container);
    if (call.flag("follow")) {
      return streams.stream("text/plain", out -> follow(call, source, out));
    }
    return text(call, logs.current(source));
  }

  private static String container(ApiRequest call, JsonNode pod) {
    List<String> names =
        Stream.of("containers", "initContainers")
            .flatMap(list -> JsonTree.items(pod.path("spec").path(list)))
            .map(c -> c.path("name").asText())
            .toList();
    String asked = call.query("container", "");
    if (asked.isEmpty() && pod.path("spec").path("containers").size() > 1) {
      throw ApiFailure.badRequest(
          "a container name must be specified for pod %s, choose one of: %s"
              .formatted(ObjectMeta.name(pod), names.toString().replace(",", "")));
    }
    if (!asked.isEmpty() && !names.contains(asked)) {
      throw ApiFailure.badRequest(
          "container %s is not valid for pod %s".formatted(asked, ObjectMeta.name(pod)));
    }
    return asked.isEmpty() ? names.getFirst() : asked;
  }

  private List<ContainerLogs.Line> before(ContainerLogs.Source source, String pod) {
    return logs.previous(source)
        .orElseThrow(() ->
            ApiFailure.badRequest(
                "previous terminated container \"%s\" in pod \"%s\" not found"
                    .formatted(source.container(), pod)));
  }

  private static void checkStarted(JsonNode pod, String container) {
    JsonNode status =
        Stream.of("containerStatuses", "initContainerStatuses")
            .flatMap(list -> JsonTree.items(pod.path("status").path(list)))
            .filter(c -> c.path("name").asText().equals(container))
            .findFirst()
            .orElse(JsonTree.object());
    boolean ran =
        status.path("lastState").has("terminated")
            || status.path("state").has("running")
            || status.path("state").has("terminated");
    if (!ran) {
      String reason = status.path("state").path("waiting").path("reason").asText();
      throw ApiFailure.badRequest(
          "container \"%s\" in pod \"%s\" is waiting to start: %s"
              .formatted(container, ObjectMeta.name(pod), why(reason)));
    }
  }

  private static String why(String reason) {
    return switch (reason) {
      case "" -> "ContainerCreating";
      case "ErrImagePull" -> "image can't be pulled";
      case "ImagePullBackOff" -> "trying and failing to pull image";
      default -> reason;
    };
  }

  private ServerResponse text(ApiRequest call, List<ContainerLogs.Line> lines) {
    long tail = call.number("tailLines", -1);
    long skipped = tail < 0 ? 0 : Math.max(0, lines.size() - tail);
    var text = new StringBuilder();
    lines.stream().skip(skipped).forEach(line -> text.append(written(call, line)));
    return ServerResponse.of(200, "text/plain", text.toString());
  }

  private void follow(ApiRequest call, ContainerLogs.Source source, ServerResponse.Out out)
      throws IOException, InterruptedException {
    int written = 0;
    out.write(new byte[0]);
    while (isRunning(call.address().key(), source)) {
      long seen = logs.changes();
      written = write(call, source, written, out);
      logs.awaitChange(seen, LOOK);
    }
    write(call, source, written, out);
  }

  private int write(ApiRequest call, ContainerLogs.Source source, int from, ServerResponse.Out out)
      throws IOException {
    List<ContainerLogs.Line> lines = logs.current(source);
    for (ContainerLogs.Line line : lines.subList(Math.min(from, lines.size()), lines.size())) {
      out.write(written(call, line).getBytes(StandardCharsets.UTF_8));
    }
    return lines.size();
  }

  private boolean isRunning(ObjectKey key, ContainerLogs.Source source) {
    return api.store().get(key).stream()
        .filter(pod -> ObjectMeta.uid(pod).equals(source.podUid()))
        .flatMap(pod -> JsonTree.items(pod.path("status").path("containerStatuses")))
        .anyMatch(c ->
            c.path("name").asText().equals(source.container()) && c.path("state").has("running"));
  }

  private static String written(ApiRequest call, ContainerLogs.Line line) {
    return (call.flag("timestamps") ? line.at() + " " : "") + line.text() + "\n";
  }
}
