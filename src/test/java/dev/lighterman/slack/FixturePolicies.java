package dev.lighterman.slack;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicyChannels;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.value.Channel;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.util.List;

/** The policies of the workspace Harbour. */
public final class FixturePolicies {
  private FixturePolicies() {}

  static PolicySettings harbour() {
    return harbour(false);
  }

  /** Like {@link #harbour}, but approvals need a reason. */
  public static PolicySettings requiringReasons() {
    return harbour(true);
  }

  private static PolicySettings harbour(boolean reason) {
    People leads = new People(false, List.of(), List.of(new UserGroup("S01LEADS")));
    Rule rule =
        new Rule(
            "edge changes",
            List.of(new Glob("*")),
            List.of(new Glob("*")),
            List.of(),
            List.of(),
            People.EVERYONE,
            People.EVERYONE,
            new Approval(leads, 1, Duration.ofHours(1), reason));
    return new PolicySettings(List.of(listed("C01EDGEOPS"), listed("C03RANDOM")), List.of(rule));
  }

  private static ListedChannel listed(String channel) {
    return PolicyChannels.listed(
        new Channel(channel), new People(false, List.of(), List.of(new UserGroup("S02ONCALL"))));
  }
}
