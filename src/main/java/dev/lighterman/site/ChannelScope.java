package dev.lighterman.site;

import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.value.Repository;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be spoken of at some place, and what is taken where nothing is said.
 *
 * @param listed the channel's own entry; in direct messages those of all channels, any of which
 *     will do
 */
public record ChannelScope(List<ListedChannel> listed) {
  public ChannelScope {
    listed = List.copyOf(listed);
  }

  public boolean admits(String site, Map<String, String> labels) {
    return listed.stream().anyMatch(channel -> channel.admits(site, labels));
  }

  public boolean admits(String registry) {
    return listed.stream().anyMatch(channel -> channel.admits(registry));
  }

  public Optional<String> registry() {
    return channel().flatMap(each -> Optional.ofNullable(each.registry()));
  }

  public Optional<WorkloadMode> workload() {
    return channel().flatMap(each -> Optional.ofNullable(each.workload()));
  }

  public List<Repository> repositories() {
    return channel().map(ListedChannel::repositories).orElse(List.of());
  }

  /** Several channels have no default together. */
  private Optional<ListedChannel> channel() {
    return listed.size() == 1 ? Optional.of(listed.getFirst()) : Optional.empty();
  }
}
