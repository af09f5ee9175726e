package dev.lighterman.site;

import dev.lighterman.settings.PolicySettings.ListedChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel may speak of, and what it takes where nothing is said.
 *
 * @param listed the channel's own entry; null for one that has none, which may speak of all that
 *     queries show
 */
public record Scope(@Nullable ListedChannel listed) {
  public boolean admits(String site, Map<String, String> labels) {
    return listed == null || listed.admits(site, labels);
  }

  public boolean admits(String registry) {
    return listed == null || listed.admits(registry);
  }

  public Optional<String> registry() {
    return Optional.ofNullable(listed).flatMap(each -> Optional.ofNullable(each.registry()));
  }

  public Optional<String> workload() {
    return Optional.ofNullable(listed).flatMap(each -> Optional.ofNullable(each.workload()));
  }

  public List<String> repositories() {
    return listed == null ? List.of() : listed.repositories();
  }
}
