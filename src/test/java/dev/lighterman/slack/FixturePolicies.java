package dev.lighterman.slack;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicyChannels;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.util.List;

/** The policies of the workspace Harbour. */
public final class FixturePolicies {
  private FixturePolicies() {}

  public static PolicySettings harbour() {
    return harbour(false);
  }

  /** Like {@link #harbour}, but approvals need a reason. */
  public static PolicySettings requiringReasons() {
    return harbour(true);
  }

  /** In {@code #edge-ops} people speak this language. */
  public static PolicySettings in(Language language, int approvals, Duration within) {
    ListedChannel edgeOps = listed("C01EDGEOPS");
    var channel =
        new ListedChannel(
            edgeOps.id(),
            edgeOps.registries(),
            edgeOps.sites(),
            edgeOps.approvers(),
            edgeOps.registry(),
            edgeOps.workload(),
            edgeOps.repositories(),
            edgeOps.notified(),
            language);
    return new PolicySettings(List.of(channel), List.of(rule(approvals, within, false)));
  }

  /** Only this person approves. */
  public static PolicySettings approvedBy(Person person) {
    People alone = new People(false, List.of(person), List.of());
    return new PolicySettings(
        List.of(listed("C01EDGEOPS")),
        List.of(rule(new Approval(alone, 1, Duration.ofHours(1), false))));
  }

  private static PolicySettings harbour(boolean reason) {
    return new PolicySettings(
        List.of(listed("C01EDGEOPS"), listed("C03RANDOM")),
        List.of(rule(1, Duration.ofHours(1), reason)));
  }

  private static Rule rule(int approvals, Duration within, boolean reason) {
    People leads = new People(false, List.of(), List.of(new UserGroup("S01LEADS")));
    return rule(new Approval(leads, approvals, within, reason));
  }

  private static Rule rule(Approval approval) {
    return new Rule(
        "edge changes",
        List.of(new Glob("*")),
        List.of(new Glob("*")),
        List.of(),
        List.of(),
        People.EVERYONE,
        People.EVERYONE,
        approval);
  }

  private static ListedChannel listed(String channel) {
    return PolicyChannels.listed(
        new Channel(channel), new People(false, List.of(), List.of(new UserGroup("S02ONCALL"))));
  }
}
