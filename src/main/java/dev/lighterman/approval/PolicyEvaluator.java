package dev.lighterman.approval;

import dev.lighterman.approval.Member.Standing;
import dev.lighterman.request.Request;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the policy says of people and matters; the first rule that matches decides. */
public final class PolicyEvaluator {
  private final PolicySettings policy;

  public PolicyEvaluator(PolicySettings policy) {
    this.policy = policy;
  }

  /**
   * Whether somebody may look at something; where it is about no one site, whether at some site or
   * other. In direct messages they may see what they may in some channel.
   */
  public PolicyDecision maySee(Member member, PolicyRequest policyRequest) {
    if (policyRequest.channel().isDirect()) {
      return policy.channels().stream()
          .filter(each ->
              policyRequest.site().isEmpty()
                  || each.admits(policyRequest.site(), policyRequest.labels()))
          .map(each -> maySee(member, policyRequest.in(each.id())))
          .filter(PolicyDecision.Allowed.class::isInstance)
          .findFirst()
          .orElseGet(() -> denied(Sentence.of("approval.may-not-see-here")));
    }
    if (policy.rules().isEmpty() && policy.channel(policyRequest.channel()).isPresent()) {
      return member.among(People.EVERYONE)
          ? new PolicyDecision.Allowed("channels")
          : denied(member.refusal());
    }
    return somewhere(
            policyRequest,
            rule -> RuleMatcher.matches(rule, policyRequest) && member.among(rule.see()))
        .orElseGet(() -> decide(member, policyRequest, Rule::see, "approval.may-not-see"));
  }

  /** Whether somebody may ask for a change, and stop, continue or undo it. */
  public PolicyDecision mayAsk(Member member, PolicyRequest policyRequest) {
    return policyRequest.channel().isDirect()
        ? denied(Sentence.of("approval.ask-in-a-channel"))
        : decide(member, policyRequest, Rule::ask, "approval.may-not-ask");
  }

  /** Whether somebody may ask for a change on some site or other; which one, the plan shows. */
  public PolicyDecision mayAskAnywhere(Member member, PolicyRequest policyRequest) {
    PolicyRequest anySite =
        new PolicyRequest(policyRequest.operation(), "", Map.of(), null, policyRequest.channel());
    return somewhere(
            anySite, rule -> RuleMatcher.matchesAnyRisk(rule, anySite) && member.among(rule.ask()))
        .orElseGet(() -> mayAsk(member, anySite));
  }

  /** Where it is about no one site, any rule may allow it. */
  private Optional<PolicyDecision> somewhere(PolicyRequest policyRequest, Predicate<Rule> allows) {
    return policyRequest.site().isEmpty() && policy.channel(policyRequest.channel()).isPresent()
        ? policy.rules().stream()
            .filter(allows)
            .findFirst()
            .map(rule -> new PolicyDecision.Allowed(rule.name()))
        : Optional.empty();
  }

  /** Whether somebody may decide on a request; who asked for it never may. */
  public PolicyDecision mayApprove(Member member, Request request, PolicyRequest policyRequest) {
    if (member.person().equals(request.intent().asker())) {
      return denied(
          Sentence.of("approval.own", "number", request.number().toString())
              .with("by", approvalRequirement(policyRequest).by()));
    }
    return member.standing() == Standing.FULL
        ? decide(
            member,
            policyRequest,
            rule -> approvers(rule, policyRequest),
            "approval.may-not-approve")
        : denied(member.refusal());
  }

  /** Whose approval a change takes. */
  public ApprovalRequirement approvalRequirement(PolicyRequest policyRequest) {
    Optional<Rule> rule = rule(policyRequest);
    Approval approval =
        rule.map(Rule::approve).orElse(new Approval(People.NOBODY, 1, Duration.ofHours(1), false));
    return new ApprovalRequirement(
        rule.map(Rule::name).orElse(""),
        rule.map(each -> named(approvers(each, policyRequest))).orElse(List.of()),
        approval.count(),
        approval.within(),
        approval.reason());
  }

  /** The channel's own approvers, where it names some. */
  private People approvers(Rule rule, PolicyRequest policyRequest) {
    return policy
        .channel(policyRequest.channel())
        .map(ListedChannel::approvers)
        .filter(people -> !people.nobody())
        .orElse(rule.approve().by());
  }

  /** The fingerprint of the policy that decides, for the audit. */
  public String policyHash() {
    return Sha256.of(policy.toString());
  }

  private PolicyDecision decide(
      Member member, PolicyRequest policyRequest, Function<Rule, People> who, String otherwise) {
    if (policy.channel(policyRequest.channel()).isEmpty()) {
      return denied(Sentence.of("approval.channel-not-listed", "channel", policyRequest.channel()));
    }
    Optional<Rule> rule = rule(policyRequest);
    if (rule.isEmpty()) {
      return denied(
          Sentence.of("approval.no-rule", "operation", policyRequest.operation())
              .with("site", policyRequest.site())
              .with("channel", policyRequest.channel()));
    }
    People people = who.apply(rule.get());
    if (member.among(people)) {
      return new PolicyDecision.Allowed(rule.get().name());
    }
    return denied(
        member.standing() == Standing.FULL
            ? Sentence.of(otherwise, "operation", policyRequest.operation())
                .with("by", named(people))
                .with("rule", rule.get().name())
            : member.refusal());
  }

  private Optional<Rule> rule(PolicyRequest policyRequest) {
    return policy.rules().stream()
        .filter(rule -> RuleMatcher.matches(rule, policyRequest))
        .findFirst();
  }

  private static List<Object> named(People people) {
    return people.everyone() ? List.of(Sentence.of("approval.any-member")) : people.named();
  }

  private static PolicyDecision denied(Sentence why) {
    return new PolicyDecision.Denied(why);
  }
}
