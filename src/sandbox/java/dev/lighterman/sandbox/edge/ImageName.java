package dev.lighterman.sandbox.edge;

import java.net.URI;

/**
 * The name of an image in a pod.
 *
 * @param text the whole name
 * @param server the host of the registry, with the port if there is one
 * @param reference a tag or a digest
 */
record ImageName(String text, String server, String repository, String reference) {

  static ImageName parse(String text) {
    var slash = text.indexOf('/');
    var first = slash < 0 ? "" : text.substring(0, slash);
    var hasServer = first.contains(".") || first.contains(":") || first.equals("localhost");
    var rest = hasServer ? text.substring(slash + 1) : slash < 0 ? "library/" + text : text;
    var server = hasServer ? first : "docker.io";
    var digest = rest.indexOf('@');
    if (digest > 0) {
      return new ImageName(
          text, server, untagged(rest.substring(0, digest)), rest.substring(digest + 1));
    }
    var repository = untagged(rest);
    var tag =
        rest.length() > repository.length() ? rest.substring(repository.length() + 1) : "latest";
    return new ImageName(text, server, repository, tag);
  }

  /** Whether the server of a pull secret's entry, with or without a scheme, is this one. */
  boolean matchesServer(String entry) {
    var host = entry.contains("://") ? URI.create(entry).getAuthority() : entry;
    return host.equalsIgnoreCase(server) || host.equalsIgnoreCase(server + "/");
  }

  private static String untagged(String name) {
    var colon = name.lastIndexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
