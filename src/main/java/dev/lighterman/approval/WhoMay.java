package dev.lighterman.approval;

import dev.lighterman.approval.Member.Standing;
import dev.lighterman.request.Request;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Sentence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the policy says of people and matters; the first rule that matches decides. */
public final class WhoMay {
  private final PolicySettings policy;

  public WhoMay(PolicySettings policy) {
    this.policy = policy;
  }

  /** Whether somebody may look at something. In direct messages any channel's rule will do. */
  public Decision see(Member member, Matter matter) {
    if (direct(matter.channel())) {
      return policy.rules().stream()
          .filter(rule -> Match.anywhere(rule, matter))
          .filter(rule -> included(rule.see(), member))
          .findFirst()
          .<Decision>map(rule -> new Decision.Allowed(rule.name()))
          .orElseGet(() -> denied(Sentence.of("approval.may-not-see-here")));
    }
    if (policy.rules().isEmpty() && policy.channel(matter.channel()).isPresent()) {
      return included(People.EVERYONE, member)
          ? new Decision.Allowed("channels")
          : denied(stranger(member.standing()));
    }
    return decide(member, matter, Rule::see, "approval.may-not-see");
  }

  /** Whether somebody may ask for a change, and stop, continue or undo it. */
  public Decision ask(Member member, Matter matter) {
    return direct(matter.channel())
        ? denied(Sentence.of("approval.ask-in-a-channel"))
        : decide(member, matter, Rule::ask, "approval.may-not-ask");
  }

  /** Whether somebody may ask for a change on some site or other; which one, the plan shows. */
  public Decision askSomewhere(Member member, Matter matter) {
    Matter anySite = new Matter(matter.operation(), "", Map.of(), null, matter.channel());
    if (policy.channel(matter.channel()).isEmpty()) {
      return ask(member, anySite);
    }
    return policy.rules().stream()
        .filter(rule -> Match.whateverRisk(rule, anySite))
        .filter(rule -> included(rule.ask(), member))
        .findFirst()
        .<Decision>map(rule -> new Decision.Allowed(rule.name()))
        .orElseGet(() -> ask(member, anySite));
  }

  /** Whether somebody may decide on a request; who asked for it never may. */
  public Decision approve(Member member, Request request, Matter matter) {
    if (member.person().equals(request.intent().asker())) {
      return denied(
          Sentence.of("approval.own", "number", request.number().toString())
              .with("by", approvals(matter).by()));
    }
    return member.standing() == Standing.FULL
        ? decide(member, matter, rule -> approvers(rule, matter), "approval.may-not-approve")
        : denied(stranger(member.standing()));
  }

  /** Whose approval a change takes. */
  public Approvals approvals(Matter matter) {
    Optional<Rule> rule = rule(matter);
    Approval approval =
        rule.map(Rule::approve).orElse(new Approval(People.NOBODY, 1, Duration.ofHours(1), false));
    return new Approvals(
        rule.map(Rule::name).orElse(""),
        rule.map(each -> named(approvers(each, matter))).orElse(List.of()),
        approval.count(),
        approval.within(),
        approval.reason());
  }

  /** The channel's own approvers, where it names some. */
  private People approvers(Rule rule, Matter matter) {
    return policy
        .channel(matter.channel())
        .map(ListedChannel::approvers)
        .filter(people -> !people.nobody())
        .orElse(rule.approve().by());
  }

  /** The fingerprint of the policy that decides, for the audit. */
  public String policyHash() {
    try {
      byte[] text = policy.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private Decision decide(
      Member member, Matter matter, Function<Rule, People> who, String otherwise) {
    if (policy.channel(matter.channel()).isEmpty()) {
      return denied(Sentence.of("approval.channel-not-listed", "channel", matter.channel()));
    }
    Optional<Rule> rule = rule(matter);
    if (rule.isEmpty()) {
      return denied(
          Sentence.of("approval.no-rule", "operation", matter.operation(), "site", matter.site())
              .with("channel", matter.channel()));
    }
    People people = who.apply(rule.get());
    if (included(people, member)) {
      return new Decision.Allowed(rule.get().name());
    }
    return denied(
        member.standing() == Standing.FULL
            ? Sentence.of(otherwise, "operation", matter.operation())
                .with("by", named(people))
                .with("rule", rule.get().name())
            : stranger(member.standing()));
  }

  private Optional<Rule> rule(Matter matter) {
    return policy.rules().stream().filter(rule -> Match.here(rule, matter)).findFirst();
  }

  /** Guests have to be named; bots, strangers and those who are gone can't be. */
  private static boolean included(People people, Member member) {
    return switch (member.standing()) {
      case FULL -> people.include(member.person(), member.groups());
      case GUEST ->
          people.persons().contains(member.person())
              || people.groups().stream().anyMatch(member.groups()::contains);
      case BOT, FOREIGN, GONE -> false;
    };
  }

  private static Sentence stranger(Standing standing) {
    return switch (standing) {
      case GUEST -> Sentence.of("approval.guest");
      case BOT -> Sentence.of("approval.bot");
      case FOREIGN -> Sentence.of("approval.foreign");
      case GONE, FULL -> Sentence.of("approval.gone");
    };
  }

  private static List<Object> named(People people) {
    return people.everyone() ? List.of(Sentence.of("approval.any-member")) : people.named();
  }

  private static boolean direct(Channel channel) {
    return channel.id().startsWith("D");
  }

  private static Decision denied(Sentence why) {
    return new Decision.Denied(why);
  }
}
