package dev.lighterman.operation;

import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scope map actions in az's notation; names inside actions are lower-case. */
public final class ScopeMapActions {
  private static final Pattern READ =
      Pattern.compile("repositories/(?<repository>.+)/content/read");

  private ScopeMapActions() {}

  /** Actions of a sync token: read the repositories, and exchange messages as this gateway. */
  public static List<String> sync(ConnectedRegistryName name, List<Repository> repositories) {
    String gateway = "gateway/" + name.text().toLowerCase(Locale.ROOT) + "/";
    return Stream.concat(
            pull(repositories).stream(),
            Stream.of("config/read", "config/write", "message/read", "message/write")
                .map(gateway::concat))
        .toList();
  }

  public static List<String> pull(List<Repository> repositories) {
    return repositories.stream()
        .flatMap(repository ->
            Stream.of("content/read", "metadata/read")
                .map(action -> "repositories/" + repository + "/" + action))
        .toList();
  }

  /** The repositories that such actions allow to read, sorted. */
  static List<String> repositories(List<String> actions) {
    return actions.stream()
        .map(READ::matcher)
        .filter(Matcher::matches)
        .map(action -> action.group("repository"))
        .sorted()
        .toList();
  }
}
