package dev.lighterman.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The operator's command that opens a tunnel to a cluster, writes a kubeconfig for it and runs for
 * as long as the tunnel stands, such as {@code az connectedk8s proxy}. It is run as it is, without
 * a shell.
 *
 * @param words the program and its arguments, with what is to be filled in as {@code {cluster}}
 */
public record TunnelCommand(List<String> words) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> PLACES =
      Set.of("cluster", "group", "subscription", "kubeconfig", "port");

  public TunnelCommand {
    words = List.copyOf(words);
    if (words.isEmpty() || words.getFirst().isBlank() || words.getFirst().contains(" ")) {
      throw new IllegalArgumentException("is a list of words, the program first");
    }
    List<String> places = words.stream().flatMap(TunnelCommand::places).toList();
    if (!places.contains("kubeconfig")) {
      throw new IllegalArgumentException("has to write a kubeconfig to {kubeconfig}");
    }
    if (!PLACES.containsAll(places)) {
      throw new IllegalArgumentException(
          "can have {cluster}, {group}, {subscription}, {kubeconfig} and {port} filled in");
    }
  }

  private static Stream<String> places(String word) {
    return PLACE.matcher(word).results().map(place -> place.group(1));
  }

  /** The words with every placeholder filled in. */
  public List<String> filled(Map<String, String> values) {
    return words.stream()
        .map(word ->
            PLACE
                .matcher(word)
                .replaceAll(
                    place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), ""))))
        .toList();
  }
}
