package dev.lighterman.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an image: the kubelet's events decide, since a container that runs may have found
 * its image on the node.
 */
record ImagePull(Pods pods, String image) {
  Pull in(String namespace, Map<String, String> labels) {
    List<PodState> all = pods.all(namespace, labels);
    Optional<Pull> refusal = Optional.empty();
    for (PodState pod : all) {
      Pull pull = of(namespace, pod);
      if (pull instanceof Pull.Pulled || pull instanceof Pull.AlreadyThere) {
        return pull;
      }
      if (pull instanceof Pull.Refused) {
        refusal = refusal.or(() -> Optional.of(pull));
      }
    }
    return refusal.orElseGet(Pull.Waiting::new);
  }

  private Pull of(String namespace, PodState pod) {
    List<String> messages =
        pods.events(namespace, pod.name()).stream()
            .map(EventLine::message)
            .filter(message -> message.contains("\"" + image + "\""))
            .toList();
    Optional<String> pulled = first(messages, "Successfully pulled image");
    if (pulled.isPresent()) {
      return new Pull.Pulled(pod.name(), pulled.get());
    }
    if (first(messages, "Container image").filter(m -> m.contains("already present")).isPresent()) {
      return new Pull.AlreadyThere(pod.name());
    }
    return Optional.ofNullable(pod.waitingReason())
        .filter(ImagePull::refusal)
        .<Pull>map(reason -> new Pull.Refused(pod.name(), reason, why(messages, pod)))
        .orElseGet(Pull.Waiting::new);
  }

  private static boolean refusal(String reason) {
    return reason.equals("ErrImagePull") || reason.equals("ImagePullBackOff");
  }

  private static @Nullable String why(List<String> messages, PodState pod) {
    return first(messages, "Failed to pull image").orElse(pod.waitingMessage());
  }

  private static Optional<String> first(List<String> messages, String start) {
    return messages.stream().filter(message -> message.startsWith(start)).findFirst();
  }
}
