package dev.lighterman.sandbox.world;

import java.util.Map;

/**
 * What the quickstart deploys in a world.
 *
 * @param context the cluster's name in kubeconfigs
 * @param source the image to import, with host and tag
 * @param image the image in the registry, with its tag
 * @param serviceIp an address that is free on the cluster
 * @param neighbour a connected registry of the same registry that is already online
 * @param namesakes how many things have the cluster's name, and the neighbour's, in words; empty if
 *     there is one of each
 */
public record QuickstartParameters(
    ResourceId registry,
    ResourceId cluster,
    String context,
    String connectedRegistry,
    String source,
    String image,
    String serviceIp,
    String neighbour,
    String namesakes) {
  /** Where the names of the cluster and of the neighbour are unique. */
  public QuickstartParameters(
      ResourceId registry,
      ResourceId cluster,
      String context,
      String connectedRegistry,
      String source,
      String image,
      String serviceIp,
      String neighbour) {
    this(registry, cluster, context, connectedRegistry, source, image, serviceIp, neighbour, "");
  }

  /** The image without its tag. */
  public String repository() {
    return image.substring(0, image.indexOf(':'));
  }

  /** The image's tag. */
  public String tag() {
    return image.substring(image.indexOf(':') + 1);
  }

  /** Replaces placeholders such as {@code {registry}} and {@code {cluster}} in a text. */
  public String fill(String text) {
    var filled = text;
    for (var name : names().entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  /** The same in a text about what goes by a name alone, and so hits every namesake. */
  public String fillByName(String text) {
    return namesakes.isEmpty()
        ? fill(text)
        : fill(
            text.replace("{cluster}", "{cluster} (%s)".formatted(namesakes))
                .replace("{neighbour}", "{neighbour} (%s)".formatted(namesakes)));
  }

  private Map<String, String> names() {
    return Map.ofEntries(
        Map.entry("registry", registry.name()),
        Map.entry("registryGroup", registry.group().orElse("")),
        Map.entry("cluster", cluster.name()),
        Map.entry("clusterGroup", cluster.group().orElse("")),
        Map.entry("connectedRegistry", connectedRegistry),
        Map.entry("source", source),
        Map.entry("image", image),
        Map.entry("repository", repository()),
        Map.entry("serviceIp", serviceIp),
        Map.entry("neighbour", neighbour));
  }
}
