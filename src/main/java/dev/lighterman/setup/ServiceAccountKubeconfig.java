package dev.lighterman.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How to make the kubeconfig with which the bot's ServiceAccount signs in to a cluster.
 *
 * @param server the address of the API server
 * @param context the name of the context, and of the files
 */
record ServiceAccountKubeconfig(String server, String context) {
  /** 90 days: rarely granted for longer, and not too long for a token that was stolen. */
  private static final String DURATION = "2160h";

  /** Reads {@code --server} and, where it is given, {@code --context}; empty for anything else. */
  static Optional<ServiceAccountKubeconfig> of(List<String> options) {
    boolean named = options.size() == 4 && options.get(2).equals("--context");
    if (!(named || options.size() == 2) || !options.getFirst().equals("--server")) {
      return Optional.empty();
    }
    String server = options.get(1);
    if (!server.matches("https://[^/\\s'\"]+\\S*")) {
      return Optional.empty();
    }
    String context = named ? options.get(3) : String.valueOf(URI.create(server).getHost());
    return context.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
        ? Optional.of(new ServiceAccountKubeconfig(server, context))
        : Optional.empty();
  }

  /** Lines for a shell, with what to know about the token. */
  String guide() {
    return SetupCommand.resource("kubeconfig.txt")
        .replace("{context}", context)
        .replace("{server}", server)
        .replace("{duration}", DURATION);
  }
}
