package dev.lighterman.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The operator's command that opens a tunnel to a cluster and writes a kubeconfig for it, such as
 * {@code az connectedk8s proxy}. It runs while the tunnel is open, and without a shell.
 *
 * @param words the program and its arguments, with placeholders such as {@code {cluster}}
 */
public record TunnelCommand(List<String> words) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> PLACEHOLDERS =
      Set.of("cluster", "group", "subscription", "kubeconfig", "port");

  public TunnelCommand {
    words = List.copyOf(words);
    if (words.isEmpty() || words.getFirst().isBlank() || words.getFirst().contains(" ")) {
      throw new IllegalArgumentException("is a list of words, the program first");
    }
    List<String> placeholders = words.stream().flatMap(TunnelCommand::placeholders).toList();
    if (!placeholders.contains("kubeconfig")) {
      throw new IllegalArgumentException("has to write a kubeconfig to {kubeconfig}");
    }
    if (!PLACEHOLDERS.containsAll(placeholders)) {
      throw new IllegalArgumentException(
          "can have {cluster}, {group}, {subscription}, {kubeconfig} and {port} filled in");
    }
  }

  private static Stream<String> placeholders(String word) {
    return PLACEHOLDER.matcher(word).results().map(place -> place.group(1));
  }

  /** The words with the values in place of the placeholders. */
  public List<String> filled(Map<String, String> values) {
    return words.stream()
        .map(word ->
            PLACEHOLDER
                .matcher(word)
                .replaceAll(
                    place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), ""))))
        .toList();
  }
}
