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

/** Handles requests for logs of containers, as {@code kubectl logs} sends them. */
record LogRequests(ObjectApi api, ContainerLogs logs, StreamingResponses streams) {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

  ServerResponse handle(ApiRequest call) {
    ObjectNode pod = api.store().require(call.path().key());
    String container = container(call, pod);
    var source = new ContainerLogs.Source(ObjectMeta.uid(pod), container);
    if (call.flag("previous")) {
      return text(call, previous(source, ObjectMeta.name(pod)));
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
            .map(spec -> spec.path("name").asText())
            .toList();
    String requested = call.query("container", "");
    if (requested.isEmpty() && pod.path("spec").path("containers").size() > 1) {
      throw ApiFailure.badRequest(
          "a container name must be specified for pod %s, choose one of: %s"
              .formatted(ObjectMeta.name(pod), names.toString().replace(",", "")));
    }
    if (!requested.isEmpty() && !names.contains(requested)) {
      throw ApiFailure.badRequest(
          "container %s is not valid for pod %s".formatted(requested, ObjectMeta.name(pod)));
    }
    return requested.isEmpty() ? names.getFirst() : requested;
  }

  private List<ContainerLogs.Line> previous(ContainerLogs.Source source, String pod) {
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
            .filter(candidate -> candidate.path("name").asText().equals(container))
            .findFirst()
            .orElse(JsonTree.object());
    boolean hasRun =
        status.path("lastState").has("terminated")
            || status.path("state").has("running")
            || status.path("state").has("terminated");
    if (!hasRun) {
      String reason = status.path("state").path("waiting").path("reason").asText();
      throw ApiFailure.badRequest(
          "container \"%s\" in pod \"%s\" is waiting to start: %s"
              .formatted(container, ObjectMeta.name(pod), waitingReason(reason)));
    }
  }

  private static String waitingReason(String reason) {
    return switch (reason) {
      case "" -> "ContainerCreating";
      case "ErrImagePull" -> "image can't be pulled";
      case "ImagePullBackOff" -> "trying and failing to pull image";
      default -> reason;
    };
  }

  private ServerResponse text(ApiRequest call, List<ContainerLogs.Line> lines) {
    long tail = call.longQuery("tailLines", -1);
    long skipped = tail < 0 ? 0 : Math.max(0, lines.size() - tail);
    var text = new StringBuilder();
    lines.stream().skip(skipped).forEach(line -> text.append(format(call, line)));
    return ServerResponse.of(200, "text/plain", text.toString());
  }

  private void follow(ApiRequest call, ContainerLogs.Source source, ServerResponse.Out out)
      throws IOException, InterruptedException {
    int written = 0;
    out.write(new byte[0]);
    while (isRunning(call.path().key(), source)) {
      long changesSeen = logs.changes();
      written = write(call, source, written, out);
      logs.awaitChange(changesSeen, POLL_INTERVAL);
    }
    write(call, source, written, out);
  }

  private int write(ApiRequest call, ContainerLogs.Source source, int from, ServerResponse.Out out)
      throws IOException {
    List<ContainerLogs.Line> lines = logs.current(source);
    for (ContainerLogs.Line line : lines.subList(Math.min(from, lines.size()), lines.size())) {
      out.write(format(call, line).getBytes(StandardCharsets.UTF_8));
    }
    return lines.size();
  }

  private boolean isRunning(ObjectKey key, ContainerLogs.Source source) {
    return api.store().get(key).stream()
        .filter(pod -> ObjectMeta.uid(pod).equals(source.podUid()))
        .flatMap(pod -> JsonTree.items(pod.path("status").path("containerStatuses")))
        .anyMatch(status ->
            status.path("name").asText().equals(source.container())
                && status.path("state").has("running"));
  }

  private static String format(ApiRequest call, ContainerLogs.Line line) {
    return (call.flag("timestamps") ? line.at() + " " : "") + line.text() + "\n";
  }
}
