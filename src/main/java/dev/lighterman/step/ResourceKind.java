package dev.lighterman.step;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.stream.Stream;

/** What steps delete: of each kind one may have the same name. */
public enum ResourceKind {
  SCOPE_MAP("/scopeMaps/", "resource.scope-map"),
  TOKEN("/tokens/", "resource.token"),
  CONNECTED_REGISTRY("/connectedRegistries/", "resource.connected-registry"),
  EXTENSION("/extensions/", "resource.extension"),
  PULL_SECRET("", "resource.pull-secret"),
  DEPLOYMENT("", "resource.deployment"),
  JOB("", "resource.job");

  private final String collection;
  private final String text;

  /**
   * @param collection in ARM ids; empty for what is in a cluster
   * @param text the key of the text that says its kind and name
   */
  ResourceKind(String collection, String text) {
    this.collection = collection;
    this.text = text;
  }

  static ResourceKind of(ArmId id) {
    return Stream.of(SCOPE_MAP, TOKEN, CONNECTED_REGISTRY, EXTENSION)
        .filter(kind -> id.toString().endsWith(kind.collection + id.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("deleted by no step: " + id));
  }

  Sentence named(String name) {
    return Sentence.of(text, "name", name);
  }
}
