package dev.lighterman.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id of an Azure resource: keeps its case, is compared without case by {@link #key}. It is
 * taken apart once, as the world looks things up by its parts all the time.
 */
public final class ResourceId {
  private final String text;
  private final String key;
  private final List<String> segments;
  private final String type;
  private @Nullable ResourceId parent;

  public ResourceId(String text) {
    this.text = text;
    this.key = text.toLowerCase(Locale.ROOT);
    this.segments = segments(text);
    if (!text.startsWith("/subscriptions/") || text.endsWith("/") || segments.isEmpty()) {
      throw new IllegalArgumentException("Not the id of a resource: " + text);
    }
    this.type = type(segments);
  }

  public String text() {
    return text;
  }

  /** The id in lower case, for comparisons. */
  public String key() {
    return key;
  }

  /** For example {@code Microsoft.ContainerRegistry/registries/tokens}. */
  public String type() {
    return type;
  }

  private static String type(List<String> segments) {
    var provider = lastProvider(segments);
    if (provider < 0) {
      return segments.size() > 2
          ? "Microsoft.Resources/resourceGroups"
          : "Microsoft.Resources/subscriptions";
    }
    var type = new StringBuilder(segments.get(provider + 1));
    for (var i = provider + 2; i < segments.size(); i += 2) {
      type.append('/').append(segments.get(i));
    }
    return type.toString();
  }

  /** The last segment. */
  public String name() {
    return segments.getLast();
  }

  public String subscription() {
    return segments.get(1);
  }

  /** The resource group's name; empty for resources outside of groups. */
  public Optional<String> group() {
    return segments.size() > 3 && segments.get(2).equalsIgnoreCase("resourceGroups")
        ? Optional.of(segments.get(3))
        : Optional.empty();
  }

  /** The parent resource, for example a token's registry; empty for top-level resources. */
  public Optional<ResourceId> parent() {
    if (parent == null) {
      parent = findParent();
    }
    return Optional.ofNullable(parent);
  }

  private @Nullable ResourceId findParent() {
    var provider = lastProvider(segments);
    if (provider >= 0 && segments.size() - provider > 4) {
      return new ResourceId("/" + String.join("/", segments.subList(0, segments.size() - 2)));
    }
    return provider > 4
        ? new ResourceId("/" + String.join("/", segments.subList(0, provider)))
        : null;
  }

  /** A child of this resource. */
  public ResourceId child(String type, String name) {
    return new ResourceId(text + "/" + type + "/" + name);
  }

  /** Whether two ids name the same resource. */
  public boolean matches(String other) {
    return key().equals(other.toLowerCase(Locale.ROOT));
  }

  /** Whether the text is the same, case included. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceId id && id.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static int lastProvider(List<String> segments) {
    for (var i = segments.size() - 2; i >= 0; i--) {
      if (segments.get(i).equalsIgnoreCase("providers")) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> segments(String text) {
    var segments = new ArrayList<String>();
    for (var segment : text.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
