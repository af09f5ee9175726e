package dev.lighterman.settings;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Risk;
import dev.lighterman.value.WorkloadMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the bot answers, and who may see, ask and approve what.
 *
 * @param rules the first that matches decides
 * @param windows when changes may start; a site that no window names has no limits
 * @param freezes which sites are not changed as long as the file says so
 */
public record PolicySettings(
    List<ListedChannel> channels, List<Rule> rules, List<Window> windows, List<Freeze> freezes) {
  /** Nobody may do anything. */
  public static final PolicySettings NOTHING = new PolicySettings(List.of(), List.of());

  public PolicySettings {
    channels = List.copyOf(channels);
    rules = List.copyOf(rules);
    windows = List.copyOf(windows);
    freezes = List.copyOf(freezes);
  }

  /** Without freezes. */
  public PolicySettings(List<ListedChannel> channels, List<Rule> rules, List<Window> windows) {
    this(channels, rules, windows, List.of());
  }

  /** Without windows either: changes may start at any time. */
  public PolicySettings(List<ListedChannel> channels, List<Rule> rules) {
    this(channels, rules, List.of());
  }

  public Optional<ListedChannel> channel(Channel id) {
    return channels.stream().filter(listed -> listed.id().equals(id)).findFirst();
  }

  /**
   * A channel in which the bot answers.
   *
   * @param registries patterns of the cloud registries that are shown there; empty for all
   * @param sites patterns of the sites that are shown there, as in rules; empty for all
   * @param approvers who approves what is asked there, instead of those whom the rules name; nobody
   *     to leave it to the rules
   * @param registry the default cloud registry
   * @param workload the default workload mode
   * @param repositories the default repositories to sync
   * @param notified who is mentioned when a run halts
   * @param language the language of messages to the whole channel
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

    /** Whether a site is shown in the channel. */
    public boolean admits(String siteName, Map<String, String> labels) {
      return sites.isEmpty() || Glob.anyNames(sites, siteName, labels);
    }

    /** Whether a cloud registry is shown in the channel. */
    public boolean admits(String registryName) {
      return registries.isEmpty() || registries.stream().anyMatch(g -> g.matches(registryName));
    }
  }

  /**
   * Who may see, ask and approve, for some operations on some sites.
   *
   * @param sites patterns of site names, or of labels such as {@code ring=canary}
   * @param risks of the changes that the rule is about; empty for all changes and for queries
   * @param channels where the rule applies; empty for every listed channel
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
   * Times of the week in which changes to some sites may start.
   *
   * @param sites patterns of site names, or of labels such as {@code ring=canary}
   * @param days on which it opens
   * @param to when it closes; on the next day if that is not after {@code from}
   * @param zone of sites that are not labelled with theirs
   */
  public record Window(
      String name,
      List<Glob> sites,
      List<DayOfWeek> days,
      LocalTime from,
      LocalTime to,
      ZoneId zone) {
    public Window {
      sites = List.copyOf(sites);
      days = List.copyOf(days);
    }
  }

  /**
   * A standing freeze: no change to these sites starts or goes on.
   *
   * @param sites patterns of site names, or of labels such as {@code ring=canary}
   * @param why what people read when something waits for it
   */
  public record Freeze(List<Glob> sites, String why) {
    public Freeze {
      sites = List.copyOf(sites);
    }

    /** Whether it covers every site. */
    public boolean everywhere() {
      return sites.stream().anyMatch(glob -> glob.matches(""));
    }
  }

  /**
   * What an approval needs.
   *
   * @param count how many persons; 0 if the policy itself approves
   * @param within how long they have
   * @param reason whether they have to give a reason
   */
  public record Approval(People by, int count, Duration within, boolean reason) {}
}
