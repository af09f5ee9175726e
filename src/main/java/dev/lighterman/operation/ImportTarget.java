package dev.lighterman.operation;

import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;

/**
 * An image to import, and what it is called in the registry: the last part of its name, with its
 * tag, as in the quickstart.
 */
record ImportTarget(ImageReference source, Repository repository, String tag) {
  static ImportTarget typed(String text) {
    ImageReference source = ImageReference.of(text);
    String name = source.repository().name();
    return new ImportTarget(
        source,
        new Repository(name.substring(name.lastIndexOf('/') + 1)),
        source.pinned() ? "imported" : source.reference());
  }
}
