package dev.lighterman.settings;

import static dev.lighterman.settings.ConfigurationDocument.given;

import dev.lighterman.settings.ConfigurationDocument.ApprovalEntry;
import dev.lighterman.settings.ConfigurationDocument.ChannelEntry;
import dev.lighterman.settings.ConfigurationDocument.FreezeEntry;
import dev.lighterman.settings.ConfigurationDocument.RuleEntry;
import dev.lighterman.settings.ConfigurationDocument.WindowEntry;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.Freeze;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.settings.PolicySettings.Window;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the policy of the file: fills in the defaults and checks what it says. */
final class PolicySettingsReader {
  private static final List<Glob> ALL = List.of(new Glob("*"));
  private static final Duration DEFAULT_WITHIN = Duration.ofHours(1);
  private static final Duration MAX_WITHIN = Duration.ofDays(30);
  private static final Approval NO_APPROVERS =
      new Approval(People.NOBODY, 1, DEFAULT_WITHIN, false);

  private final ConfigurationDocument document;
  private final YamlLocation file;

  PolicySettingsReader(ConfigurationDocument document, YamlLocation file) {
    this.document = document;
    this.file = file;
  }

  PolicySettings policy() {
    var listed = new ArrayList<Channel>();
    List<ListedChannel> channels =
        file
            .at("channels")
            .each(
                document.channels,
                (each, location) -> {
                  refuseDuplicate(each, listed, location);
                  return channel(each, location);
                })
            .stream()
            .flatMap(Optional::stream)
            .toList();
    List<Rule> rules =
        file.at("rules").each(document.rules, (each, location) -> rule(each, listed, location));
    List<Window> windows = file.at("windows").each(document.windows, PolicySettingsReader::window);
    List<Freeze> freezes = file.at("freeze").each(document.freeze, PolicySettingsReader::freeze);
    return new PolicySettings(channels, rules, windows, freezes);
  }

  private static void refuseDuplicate(
      ChannelEntry each, List<Channel> listed, YamlLocation location) {
    if (listed.contains(each.id)) {
      location.problem("a channel is listed twice: keep one entry for each.");
    } else if (each.id != null) {
      listed.add(each.id);
    }
  }

  private static Optional<ListedChannel> channel(ChannelEntry each, YamlLocation location) {
    if (each.id == null) {
      location.problem("a channel has no id: add id: C0123ABCD.");
      return Optional.empty();
    }
    var channel =
        new ListedChannel(
            each.id,
            given(each.registries),
            given(each.sites),
            ConfigurationDocument.people(each.approvers, People.NOBODY),
            each.registry,
            each.workload,
            given(each.repositories),
            ConfigurationDocument.people(each.notified, People.NOBODY),
            Objects.requireNonNullElse(each.locale, Language.EN));
    checkRegistry(channel, location.at("registry"));
    return Optional.of(channel);
  }

  private static void checkRegistry(ListedChannel channel, YamlLocation location) {
    if (channel.registry() != null && !channel.admits(channel.registry())) {
      location.problem(
          "the default registry of %s, %s, is none of its registries: add it there."
              .formatted(channel.id(), channel.registry()));
    }
  }

  private static String name(RuleEntry each, YamlLocation location) {
    if (each.name == null) {
      location.problem("a rule has no name: add one, for messages and the audit.");
      return "?";
    }
    return each.name;
  }

  private static Rule rule(RuleEntry each, List<Channel> listed, YamlLocation location) {
    String name = name(each, location);
    People ask = ConfigurationDocument.people(each.ask, People.NOBODY);
    if (each.approve == null && !ask.nobody()) {
      location
          .at("ask")
          .problem("rule “%s” lets people ask and nobody approve: add approve.".formatted(name));
    }
    Approval approve =
        each.approve == null ? NO_APPROVERS : approval(name, each.approve, location.at("approve"));
    checkChannels(name, each, listed, location);
    return new Rule(
        name,
        each.operations == null ? ALL : given(each.operations),
        each.sites == null ? ALL : given(each.sites),
        given(each.risks),
        given(each.channels),
        ConfigurationDocument.people(each.see, People.EVERYONE),
        ask,
        approve);
  }

  private static Window window(WindowEntry each, YamlLocation location) {
    if (each.name == null) {
      location.problem("a window has no name: add one, for messages.");
    }
    if (each.from == null || each.to == null || each.from.equals(each.to)) {
      location.problem("a window opens and closes: add from: \"22:00\" and to: \"05:00\".");
    }
    return new Window(
        Objects.requireNonNullElse(each.name, "?"),
        each.sites == null ? ALL : given(each.sites),
        each.days == null ? List.of(DayOfWeek.values()) : given(each.days),
        Objects.requireNonNullElse(each.from, LocalTime.MIN),
        Objects.requireNonNullElse(each.to, LocalTime.MIN),
        Objects.requireNonNullElse(each.timeZone, ZoneOffset.UTC));
  }

  private static Freeze freeze(FreezeEntry each, YamlLocation location) {
    if (each.why == null || each.why.isBlank()) {
      location.problem("a freeze says why, for those who wait: add why: inventory week.");
    }
    return new Freeze(
        each.sites == null ? ALL : given(each.sites), Objects.requireNonNullElse(each.why, "?"));
  }

  private static Approval approval(String rule, ApprovalEntry each, YamlLocation location) {
    People by = ConfigurationDocument.people(each.by, People.NOBODY);
    int count = each.count == null ? 1 : each.count;
    Duration within = each.within == null ? DEFAULT_WITHIN : each.within;
    boolean unlimited = by.everyone() || !by.groups().isEmpty();
    if (count < 0 || (!unlimited && count > by.persons().size())) {
      location
          .at("count")
          .problem(
              "rule “%s” asks for %d approvals, which nobody can give.".formatted(rule, count));
    }
    if (!within.isPositive() || within.compareTo(MAX_WITHIN) > 0) {
      location
          .at("within")
          .problem("rule “%s”: within is more than 0 and at most 30 days (P30D).".formatted(rule));
    }
    return new Approval(by, count, within, each.reason);
  }

  private static void checkChannels(
      String rule, RuleEntry each, List<Channel> listed, YamlLocation location) {
    location
        .at("channels")
        .each(
            each.channels,
            (channel, there) -> {
              if (!listed.contains(channel)) {
                there.problem(
                    "rule “%s” names %s, which is not listed: add it under channels."
                        .formatted(rule, channel));
              }
              return channel;
            });
  }
}
