package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;

/** Logs the creation and deletion of objects; other components log what happens in between. */
public record ObjectLifecycleLogger(ClusterEventLog eventLog) implements Controller {

  @Override
  public void onChange(WatchEvent change) {
    switch (change.kind()) {
      case NAMESPACE, SECRET, SERVICE, PERSISTENT_VOLUME_CLAIM, DEPLOYMENT, DAEMON_SET, JOB -> {
        if (change.type() != WatchEvent.Type.MODIFIED) {
          eventLog.append(change.object(), sentence(change));
        }
      }
      case POD -> {
        if (change.type() == WatchEvent.Type.DELETED) {
          eventLog.append(change.object(), "is gone");
        }
      }
      default -> {
        // Events, replica sets and so on would only repeat what is logged already.
      }
    }
  }

  private static String sentence(WatchEvent change) {
    if (change.type() == WatchEvent.Type.DELETED) {
      return "was deleted";
    }
    JsonNode address = change.object().path("spec").path("clusterIP");
    return address.asText().isEmpty()
        ? "was created"
        : "was created with the address " + address.asText();
  }
}
