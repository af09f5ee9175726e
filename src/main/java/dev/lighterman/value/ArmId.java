package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id of an Azure resource, such as {@code
 * /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerRegistry/registries/prod}. Two ids
 * that differ only in case are equal, as in Azure.
 */
public final class ArmId {
  private final String text;
  private final int hash;

  private ArmId(String text) {
    this.text = text;
    this.hash = text.toLowerCase(Locale.ROOT).hashCode();
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if it does not name a resource in a resource group
   */
  @JsonCreator
  public static ArmId of(String text) {
    return maybe(text)
        .orElseThrow(() -> new IllegalArgumentException("not the id of a resource: " + text));
  }

  /** The id in a text; empty if it does not name a resource in a resource group. */
  public static Optional<ArmId> maybe(String text) {
    String trimmed = text.strip();
    String[] parts = trimmed.split("/", -1);
    boolean resource =
        parts.length >= 9
            && parts.length % 2 == 1
            && parts[0].isEmpty()
            && parts[1].equalsIgnoreCase("subscriptions")
            && parts[3].equalsIgnoreCase("resourceGroups")
            && parts[5].equalsIgnoreCase("providers")
            && List.of(parts).subList(1, parts.length).stream().noneMatch(String::isBlank);
    return resource ? Optional.of(new ArmId(trimmed)) : Optional.empty();
  }

  /** The id of a top-level resource; {@code type} such as {@code Microsoft.X/things}. */
  public static ArmId of(String subscription, String resourceGroup, String type, String name) {
    return of(
        "/subscriptions/%s/resourceGroups/%s/providers/%s/%s"
            .formatted(subscription, resourceGroup, type, name));
  }

  public String subscription() {
    return segment(2);
  }

  public String resourceGroup() {
    return segment(4);
  }

  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The id without its last type and name; for an extension resource, what it extends. */
  public ArmId parent() {
    String parent = text.substring(0, text.lastIndexOf('/', text.lastIndexOf('/') - 1));
    int provider = parent.lastIndexOf("/providers/");
    boolean endsWithProvider =
        provider > 0 && parent.indexOf('/', provider + "/providers/".length()) < 0;
    return of(endsWithProvider ? parent.substring(0, provider) : parent);
  }

  public ArmId child(String type, String name) {
    return of(text + "/" + type + "/" + name);
  }

  /** The id of a resource of another provider that extends this one. */
  public ArmId extension(String type, String name) {
    return of(text + "/providers/" + type + "/" + name);
  }

  private String segment(int index) {
    return text.split("/", -1)[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArmId that && text.equalsIgnoreCase(that.text);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
