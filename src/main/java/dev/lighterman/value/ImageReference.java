package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image by registry, repository and tag or digest, such as {@code
 * mcr.microsoft.com/mcr/hello-world:latest}. Without a tag it means {@code latest}, as in Docker.
 *
 * @param reference the tag, or the digest with its {@code sha256:}
 */
public record ImageReference(String registry, Repository repository, String reference) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<registry>[A-Za-z0-9.-]+(?::\\d+)?)/(?<repository>[^:@]+)"
              + "(?::(?<tag>[\\w][\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  /**
   * Reads an image.
   *
   * @throws IllegalArgumentException if it is not an image with its registry
   */
  @JsonCreator
  public static ImageReference of(String text) {
    return of(text, Repository::new);
  }

  /**
   * Reads an image whose repository's name is read by {@code repository}.
   *
   * @throws IllegalArgumentException if it is not an image with its registry
   */
  public static ImageReference of(String text, Function<String, Repository> repository) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !form.group("registry").matches(".*[.:].*|localhost")) {
      throw new IllegalArgumentException("not an image with its registry: " + text);
    }
    String digest = form.group("digest");
    String tag = form.group("tag");
    String reference = digest != null ? digest : tag != null ? tag : "latest";
    return new ImageReference(
        form.group("registry"), repository.apply(form.group("repository")), reference);
  }

  public boolean pinned() {
    return reference.startsWith("sha256:");
  }

  /** The image with its digest shortened. */
  public String brief() {
    return registry + "/" + repository + (pinned() ? "@" + brief(reference) : ":" + reference);
  }

  /** The first characters of a digest, as many as people compare. */
  public static String brief(String digest) {
    return digest.length() > 19 ? digest.substring(0, 19) + "…" : digest;
  }

  @JsonValue
  @Override
  public String toString() {
    return registry + "/" + repository + (pinned() ? "@" : ":") + reference;
  }
}
