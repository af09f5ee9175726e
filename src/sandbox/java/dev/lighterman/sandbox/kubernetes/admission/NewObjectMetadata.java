package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Gives new objects what makes each one itself: name, uid, time of birth. */
final class NewObjectMetadata {

  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private final InstantSource clock;
  private final RandomGenerator random;

  NewObjectMetadata(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  void register(ResourceKind kind, ObjectNode object) {
    ObjectNode meta = ObjectMeta.of(object);
    String prefix = meta.path("generateName").asText();
    if (ObjectMeta.name(object).isEmpty() && !prefix.isEmpty()) {
      meta.put("name", prefix + suffix());
    }
    object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    meta.remove(List.of("resourceVersion", "deletionTimestamp", "managedFields"));
    meta.put("uid", new UUID(random.nextLong(), random.nextLong()).toString());
    meta.put("creationTimestamp", now());
    switch (kind) {
      case DEPLOYMENT, REPLICA_SET, DAEMON_SET, JOB -> meta.put("generation", 1);
      default -> meta.remove("generation");
    }
  }

  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String suffix() {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return suffix.toString();
  }
}
