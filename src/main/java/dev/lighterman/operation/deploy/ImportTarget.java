package dev.lighterman.operation.deploy;

import dev.lighterman.command.TypedValues;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;

/**
 * An image to import, and what it is called in the registry: the last part of its name, with its
 * tag, as in the quickstart.
 */
record ImportTarget(ImageReference source, Repository repository, String tag) {
  /** As a person typed it. */
  static ImportTarget typed(String text) {
    return of(text, TypedValues.image(text));
  }

  /** As a plan keeps it. */
  static ImportTarget of(String text) {
    return of(text, ImageReference.of(text));
  }

  private static ImportTarget of(String text, ImageReference source) {
    String name = source.repository().name();
    return new ImportTarget(
        source, new Repository(name.substring(name.lastIndexOf('/') + 1)), tag(text, source));
  }

  /** Before a digest a tag only says what the image is called; the digest says which it is. */
  private static String tag(String text, ImageReference source) {
    if (!source.pinned()) {
      return source.reference();
    }
    String named = text.strip().substring(0, text.strip().indexOf('@'));
    int colon = named.indexOf(':', named.lastIndexOf('/'));
    return colon < 0 ? "imported" : named.substring(colon + 1);
  }

  ImportTarget pinned(String digest) {
    return new ImportTarget(
        new ImageReference(source.registry(), source.repository(), digest), repository, tag);
  }

  /** As it could be typed. */
  @Override
  public String toString() {
    return source.pinned()
        ? source.registry() + "/" + source.repository() + ":" + tag + "@" + source.reference()
        : source.toString();
  }
}
