package dev.lighterman.operation.deploy;

import dev.lighterman.command.TypedValues;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;

/**
 * An image to import and its name in the registry: the last part of the source's name, with the
 * tag, as in the quickstart.
 */
record ImportTarget(ImageReference source, Repository repository, String tag) {
  /** Parses typed text. */
  static ImportTarget typed(String text) {
    return of(text, TypedValues.image(text));
  }

  /** Parses the text that a plan stores. */
  static ImportTarget of(String text) {
    return of(text, ImageReference.of(text));
  }

  private static ImportTarget of(String text, ImageReference source) {
    String name = source.repository().name();
    return new ImportTarget(
        source, new Repository(name.substring(name.lastIndexOf('/') + 1)), tag(text, source));
  }

  /** The tag; in {@code name:tag@digest} the digest selects the image and the tag only names it. */
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

  /** In the form that can be typed. */
  @Override
  public String toString() {
    return source.pinned()
        ? source.registry() + "/" + source.repository() + ":" + tag + "@" + source.reference()
        : source.toString();
  }
}
