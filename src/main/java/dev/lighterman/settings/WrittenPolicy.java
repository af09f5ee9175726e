package dev.lighterman.settings;

import static dev.lighterman.settings.Written.given;

import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.settings.Written.WrittenApproval;
import dev.lighterman.settings.Written.WrittenChannel;
import dev.lighterman.settings.Written.WrittenRule;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The policy as written, made whole with defaults and checked for sense. */
final class WrittenPolicy {
  private static final List<Glob> ALL = List.of(new Glob("*"));
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Approval NEVER = new Approval(People.NOBODY, 1, PATIENCE, false);

  private final Written written;
  private final String file;
  private final Problems problems;

  WrittenPolicy(Written written, String file, Problems problems) {
    this.written = written;
    this.file = file;
    this.problems = problems;
  }

  PolicySettings policy() {
    List<ListedChannel> channels =
        given(written.channels).stream().flatMap(each -> channel(each).stream()).toList();
    List<Channel> listed = channels.stream().map(ListedChannel::id).toList();
    if (listed.stream().distinct().count() < listed.size()) {
      problem("a channel is listed twice: keep one entry for each.");
    }
    List<Rule> rules = given(written.rules).stream().map(this::rule).toList();
    rules.forEach(rule -> checkChannels(rule, listed));
    return new PolicySettings(channels, rules);
  }

  private Optional<ListedChannel> channel(WrittenChannel each) {
    if (each.id == null) {
      problem("a channel has no id: add id: C0123ABCD.");
      return Optional.empty();
    }
    var workload = each.workload == null ? null : each.workload.name().toLowerCase(Locale.ROOT);
    var channel =
        new ListedChannel(
            each.id,
            given(each.registries),
            given(each.sites),
            Written.people(each.approvers, People.NOBODY),
            each.registry,
            workload,
            given(each.repositories),
            Written.people(each.notified, People.NOBODY),
            Objects.requireNonNullElse(each.locale, Language.EN));
    checkRegistry(channel);
    return Optional.of(channel);
  }

  private void checkRegistry(ListedChannel channel) {
    if (channel.registry() != null && !channel.admits(channel.registry())) {
      problem(
          "the default registry of %s, %s, is none of its registries: add it there."
              .formatted(channel.id(), channel.registry()));
    }
  }

  private Rule rule(WrittenRule each) {
    if (each.name == null) {
      problem("a rule has no name: add one, for messages and the audit.");
    }
    String name = each.name == null ? "?" : each.name;
    People ask = Written.people(each.ask, People.NOBODY);
    if (each.approve == null && !ask.nobody()) {
      problem("rule “%s” lets people ask and nobody approve: add approve.".formatted(name));
    }
    return new Rule(
        name,
        each.operations == null ? ALL : given(each.operations),
        each.sites == null ? ALL : given(each.sites),
        given(each.risks),
        given(each.channels),
        Written.people(each.see, People.EVERYONE),
        ask,
        each.approve == null ? NEVER : approval(name, each.approve));
  }

  private Approval approval(String rule, WrittenApproval each) {
    People by = Written.people(each.by, People.NOBODY);
    int count = each.count == null ? 1 : each.count;
    Duration within = each.within == null ? PATIENCE : each.within;
    boolean boundless = by.everyone() || !by.groups().isEmpty();
    if (count < 0 || (!boundless && count > by.persons().size())) {
      problem("rule “%s” asks for %d approvals, which nobody can give.".formatted(rule, count));
    }
    if (!within.isPositive() || within.compareTo(LONGEST) > 0) {
      problem("rule “%s”: within is more than 0 and at most 30 days (P30D).".formatted(rule));
    }
    return new Approval(by, count, within, each.reason);
  }

  private void checkChannels(Rule rule, List<Channel> listed) {
    rule.channels().stream()
        .filter(channel -> !listed.contains(channel))
        .forEach(channel ->
            problem(
                "rule “%s” names %s, which is not listed: add it under channels."
                    .formatted(rule.name(), channel)));
  }

  private void problem(String sentence) {
    problems.problem(file + ": " + sentence);
  }
}
