package dev.lighterman.settings;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Risk;
import dev.lighterman.value.WorkloadMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the bot answers, and who may see, ask and approve what.
 *
 * @param rules the first that matches decides
 */
public record PolicySettings(List<ListedChannel> channels, List<Rule> rules) {
  /** Nobody may anything anywhere. */
  public static final PolicySettings NOTHING = new PolicySettings(List.of(), List.of());

  public PolicySettings {
    channels = List.copyOf(channels);
    rules = List.copyOf(rules);
  }

  public Optional<ListedChannel> channel(Channel id) {
    return channels.stream().filter(listed -> listed.id().equals(id)).findFirst();
  }

  /**
   * A channel in which the bot answers.
   *
   * @param registries the cloud registries it may speak of; empty for all
   * @param sites the sites it may speak of, as in rules; empty for all
   * @param approvers who approves what is asked there, whatever the rules say; nobody for as the
   *     rules say
   * @param registry the default cloud registry
   * @param workload the default of what shows that a deployment works
   * @param repositories the default repositories to sync
   * @param notified who is mentioned when a run halts
   * @param language what is said to all there is said in it
   */
  public record ListedChannel(
      Channel id,
      List<Glob> registries,
      List<Glob> sites,
      People approvers,
      @Nullable String registry,
      @Nullable WorkloadMode workload,
      List<Repository> repositories,
      People notified,
      Language language) {
    public ListedChannel {
      registries = List.copyOf(registries);
      sites = List.copyOf(sites);
      repositories = List.copyOf(repositories);
    }

    /** Whether the channel may speak of a site. */
    public boolean admits(String siteName, Map<String, String> labels) {
      return sites.isEmpty() || Glob.anyNames(sites, siteName, labels);
    }

    /** Whether the channel may speak of a cloud registry. */
    public boolean admits(String registryName) {
      return registries.isEmpty() || registries.stream().anyMatch(g -> g.matches(registryName));
    }
  }

  /**
   * Who may what, for some operations on some sites.
   *
   * @param sites patterns of site names, or of labels such as {@code ring=canary}
   * @param risks of which changes it speaks; empty for all of them, and for questions
   * @param channels where the rule holds; empty for every listed channel
   */
  public record Rule(
      String name,
      List<Glob> operations,
      List<Glob> sites,
      List<Risk> risks,
      List<Channel> channels,
      People see,
      People ask,
      Approval approve) {
    public Rule {
      operations = List.copyOf(operations);
      sites = List.copyOf(sites);
      risks = List.copyOf(risks);
      channels = List.copyOf(channels);
    }
  }

  /**
   * What approval takes.
   *
   * @param count how many persons; 0 where the policy itself approves
   * @param within how long they have
   * @param reason whether they have to say why
   */
  public record Approval(People by, int count, Duration within, boolean reason) {}
}
