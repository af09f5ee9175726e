package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Change;

/** Says which objects came and went; what happens inside them is said where it happens. */
public record Narrator(Story story) implements Controller {

  @Override
  public void changed(Change change) {
    switch (change.kind()) {
      case NAMESPACE, SECRET, SERVICE, PERSISTENT_VOLUME_CLAIM, DEPLOYMENT, DAEMON_SET, JOB -> {
        if (change.type() != Change.Type.MODIFIED) {
          story.say(change.object(), sentence(change));
        }
      }
      case POD -> {
        if (change.type() == Change.Type.DELETED) {
          story.say(change.object(), "is gone");
        }
      }
      default -> {
        // Events, replica sets and the like only repeat what is said already.
      }
    }
  }

  private static String sentence(Change change) {
    if (change.type() == Change.Type.DELETED) {
      return "was deleted";
    }
    JsonNode address = change.object().path("spec").path("clusterIP");
    return address.asText().isEmpty()
        ? "was created"
        : "was created with the address " + address.asText();
  }
}
