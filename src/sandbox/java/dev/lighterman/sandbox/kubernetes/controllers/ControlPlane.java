package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.Api;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.world.WorldClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What all controllers of a cluster work with. */
public record ControlPlane(Api api, WorldClock clock, Events events, Story story) {

  public Optional<ObjectNode> get(ObjectKey key) {
    return api.store().get(key);
  }

  List<ObjectNode> list(Kind kind, String namespace) {
    return api.store().list(kind, namespace);
  }

  /** The objects of a kind that the owner controls, oldest first as they were named. */
  List<ObjectNode> owned(Kind kind, JsonNode owner) {
    return list(kind, Meta.namespace(owner)).stream()
        .filter(object -> Meta.controlledBy(object, owner))
        .toList();
  }

  /** The owner that controls the object, if it is of that kind and still there. */
  Optional<ObjectNode> controller(Kind kind, JsonNode object) {
    return Meta.controller(object)
        .filter(owner -> owner.path("kind").asText().equals(kind.kind()))
        .map(owner -> new ObjectKey(kind, Meta.namespace(object), owner.path("name").asText()))
        .flatMap(this::get)
        .filter(owner -> Meta.controlledBy(object, owner));
  }

  /** The object as it is now, unless it is gone or another has taken its name. */
  Optional<ObjectNode> same(Kind kind, JsonNode object) {
    return get(ObjectKey.of(kind, object))
        .filter(found -> Meta.uid(found).equals(Meta.uid(object)));
  }

  /** Changes the object that was meant, not one that has since taken its name. */
  public void change(Kind kind, JsonNode object, Consumer<ObjectNode> how) {
    String uid = Meta.uid(object);
    api.change(
        ObjectKey.of(kind, object),
        found -> {
          if (Meta.uid(found).equals(uid)) {
            how.accept(found);
          }
        });
  }

  /** The time as objects say it. */
  public String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public void later(Duration worldDuration, String what, Runnable then) {
    clock.after(worldDuration, what, then);
  }
}
