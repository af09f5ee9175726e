package dev.lighterman.site;

import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.value.Repository;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sites and registries a channel may show, and the defaults for what is asked there.
 *
 * @param listed the channel's entry in the operator's file; in direct messages the entries of all
 *     channels, of which one must admit a site or registry
 */
public record ChannelScope(List<ListedChannel> listed) {
  public ChannelScope {
    listed = List.copyOf(listed);
  }

  public boolean admits(String site, Map<String, String> labels) {
    return listed.stream().anyMatch(entry -> entry.admits(site, labels));
  }

  public boolean admits(String registry) {
    return listed.stream().anyMatch(entry -> entry.admits(registry));
  }

  public Optional<String> registry() {
    return singleEntry().flatMap(entry -> Optional.ofNullable(entry.registry()));
  }

  public Optional<WorkloadMode> workload() {
    return singleEntry().flatMap(entry -> Optional.ofNullable(entry.workload()));
  }

  public List<Repository> repositories() {
    return singleEntry().map(ListedChannel::repositories).orElse(List.of());
  }

  /** Several entries give no defaults, as they may differ. */
  private Optional<ListedChannel> singleEntry() {
    return listed.size() == 1 ? Optional.of(listed.getFirst()) : Optional.empty();
  }
}
