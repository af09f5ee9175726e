package dev.lighterman.approval;

import dev.lighterman.approval.Member.Standing;
import dev.lighterman.request.OwnedRequest;
import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.Freeze;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.settings.PolicySettings.Window;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Evaluates the policy: who may see, ask and approve. The first rule that matches decides. */
public final class PolicyEvaluator {
  private final PolicySettings policy;

  public PolicyEvaluator(PolicySettings policy) {
    this.policy = policy;
  }

  /**
   * Whether somebody may see something. If it is not about one site, it is enough that they may see
   * one of the sites. In a channel that lists its sites nobody sees others. In a direct message
   * they may see what they may see in any channel.
   */
  public PolicyDecision maySee(Member member, PolicyRequest policyRequest) {
    if (policyRequest.channel().isDirect()) {
      return policy.channels().stream()
          .map(each -> maySee(member, policyRequest.in(each.id())))
          .filter(PolicyDecision.Allowed.class::isInstance)
          .findFirst()
          .orElseGet(() -> denied(Sentence.of("approval.may-not-see-here")));
    }
    if (!channelShowsSite(policyRequest)) {
      return denied(Sentence.of("approval.may-not-see-here"));
    }
    if (policy.rules().isEmpty() && policy.channel(policyRequest.channel()).isPresent()) {
      return member.among(People.EVERYONE)
          ? new PolicyDecision.Allowed("channels")
          : denied(member.refusal());
    }
    return allowedForAnySite(
            policyRequest, rule -> matches(rule, policyRequest) && member.among(rule.see()))
        .orElseGet(() ->
            decide(
                member,
                policyRequest,
                Rule::see,
                rule -> Sentence.of("approval.may-not-see", "by", names(rule.see()))));
  }

  private boolean channelShowsSite(PolicyRequest policyRequest) {
    return policyRequest.site().isEmpty()
        || policy
            .channel(policyRequest.channel())
            .filter(channel -> !channel.admits(policyRequest.site(), policyRequest.labels()))
            .isEmpty();
  }

  /** Whether somebody may ask for a change, and stop, continue or undo it. */
  public PolicyDecision mayAsk(Member member, PolicyRequest policyRequest) {
    return policyRequest.channel().isDirect()
        ? denied(Sentence.of("approval.ask-in-a-channel"))
        : decide(
            member,
            policyRequest,
            Rule::ask,
            rule ->
                Sentence.of("approval.may-not-ask", "operation", policyRequest.operation())
                    .with("by", names(rule.ask())));
  }

  /** Whether somebody may ask for a change on any site at all; the plan will name the site. */
  public PolicyDecision mayAskAnywhere(Member member, PolicyRequest policyRequest) {
    PolicyRequest anySite =
        new PolicyRequest(policyRequest.operation(), "", Map.of(), null, policyRequest.channel());
    return allowedForAnySite(
            anySite, rule -> matchesAnyRisk(rule, anySite) && member.among(rule.ask()))
        .orElseGet(() -> mayAsk(member, anySite));
  }

  /** If it is not about one site, any rule may allow it; empty if none does. */
  private Optional<PolicyDecision> allowedForAnySite(
      PolicyRequest policyRequest, Predicate<Rule> allows) {
    return policyRequest.site().isEmpty() && policy.channel(policyRequest.channel()).isPresent()
        ? policy.rules().stream()
            .filter(allows)
            .findFirst()
            .map(rule -> new PolicyDecision.Allowed(rule.name()))
        : Optional.empty();
  }

  /**
   * Whether what was ordered for all sites in a channel covers this one: it is shown there, and a
   * rule lets people order it for this site.
   *
   * @param operation the verb of the order
   */
  public boolean covers(String operation, Channel orderedIn, PolicyRequest policyRequest) {
    var order =
        new PolicyRequest(operation, policyRequest.site(), policyRequest.labels(), null, orderedIn);
    return policy
            .channel(orderedIn)
            .filter(channel -> channel.admits(order.site(), order.labels()))
            .isPresent()
        && policy.rules().stream().anyMatch(rule -> matchesAnyRisk(rule, order));
  }

  /** The listed channels in which somebody may see what an operation shows. */
  public List<Channel> channelsShowing(Member member, String operation) {
    return policy.channels().stream()
        .map(ListedChannel::id)
        .filter(id ->
            maySee(member, new PolicyRequest(operation, "", Map.of(), null, id))
                instanceof PolicyDecision.Allowed)
        .toList();
  }

  /** The windows of sites that are shown in one of these channels, open or not, to be told. */
  public List<Sentence> windowsNow(List<Channel> channels, Instant now) {
    List<Window> shown =
        policy.windows().stream().filter(window -> isShown(window.sites(), channels)).toList();
    return new ChangeWindows(shown).said(now);
  }

  /** All windows, open or not, to notice when that changes. */
  public List<Sentence> windowsNow(Instant now) {
    return windows().said(now);
  }

  private boolean isShown(List<Glob> named, List<Channel> channels) {
    return policy.channels().stream()
        .filter(channel -> channels.contains(channel.id()))
        .map(ListedChannel::sites)
        .anyMatch(sites -> sites.isEmpty() || named.stream().anyMatch(sites::contains));
  }

  /** Whether two listed channels may show the same site. */
  public boolean shareSites(Channel one, Channel other) {
    return policy
        .channel(one)
        .filter(listed ->
            listed.sites().isEmpty()
                ? policy.channel(other).isPresent()
                : isShown(listed.sites(), List.of(other)))
        .isPresent();
  }

  /** Why the policy itself freezes changes to a site; empty if it does not. */
  public Optional<String> frozen(PolicyRequest policyRequest) {
    return policy.freezes().stream()
        .filter(
            freeze -> Glob.anyNames(freeze.sites(), policyRequest.site(), policyRequest.labels()))
        .map(Freeze::why)
        .findFirst();
  }

  /** The policy's own freezes of sites that are shown in one of these channels, to be told. */
  public List<Sentence> freezes(List<Channel> channels) {
    return policy.freezes().stream()
        .filter(freeze -> freeze.everywhere() || isShown(freeze.sites(), channels))
        .map(freeze ->
            Sentence.of("freeze.standing", "why", freeze.why())
                .with(
                    "sites",
                    freeze.everywhere()
                        ? List.of()
                        : freeze.sites().stream().map(Glob::text).toList()))
        .toList();
  }

  /** When changes may start. */
  public ChangeWindows windows() {
    return new ChangeWindows(policy.windows());
  }

  /** Whether somebody may approve or reject a request; who asked for it or owned it never may. */
  public PolicyDecision mayApprove(
      Member member, OwnedRequest request, PolicyRequest policyRequest) {
    if (request.isOwn(member.person())) {
      return denied(
          Sentence.of("approval.own", "number", request.number().toString())
              .with("by", approvalRequirement(policyRequest).by()));
    }
    return member.standing() == Standing.FULL
        ? decide(
            member,
            policyRequest,
            rule -> approvers(rule, policyRequest),
            rule ->
                Sentence.of("approval.may-not-approve", "rule", rule.name())
                    .with("by", names(approvers(rule, policyRequest))))
        : denied(member.refusal());
  }

  /** Whether somebody may approve a change at any site at all, unless it is their own. */
  public boolean mayApproveAnywhere(Member member, PolicyRequest policyRequest) {
    return member.standing() == Standing.FULL
        && policy.channel(policyRequest.channel()).isPresent()
        && policy.rules().stream()
            .filter(rule -> matchesAnyRisk(rule, policyRequest))
            .anyMatch(rule -> member.among(approvers(rule, policyRequest)));
  }

  /** Whose approval a change needs. */
  public ApprovalRequirement approvalRequirement(PolicyRequest policyRequest) {
    Optional<Rule> rule = rule(policyRequest);
    Approval approval =
        rule.map(Rule::approve).orElse(new Approval(People.NOBODY, 1, Duration.ofHours(1), false));
    return new ApprovalRequirement(
        rule.map(Rule::name).orElse(""),
        rule.map(each -> names(approvers(each, policyRequest))).orElse(List.of()),
        approval.count(),
        approval.within(),
        approval.reason());
  }

  /** The channel's own approvers if it has some, else the rule's. */
  private People approvers(Rule rule, PolicyRequest policyRequest) {
    return policy
        .channel(policyRequest.channel())
        .map(ListedChannel::approvers)
        .filter(people -> !people.nobody())
        .orElse(rule.approve().by());
  }

  /** A hash of the whole policy, for the audit log. */
  public String policyHash() {
    return PolicyHash.of(policy);
  }

  private PolicyDecision decide(
      Member member,
      PolicyRequest policyRequest,
      Function<Rule, People> who,
      Function<Rule, Sentence> refusal) {
    if (policy.channel(policyRequest.channel()).isEmpty()) {
      return denied(Sentence.of("approval.channel-not-listed", "channel", policyRequest.channel()));
    }
    Optional<Rule> rule = rule(policyRequest);
    if (rule.isEmpty()) {
      return denied(
          Sentence.of("approval.no-rule", "operation", policyRequest.operation())
              .with("channel", policyRequest.channel()));
    }
    if (member.among(who.apply(rule.get()))) {
      return new PolicyDecision.Allowed(rule.get().name());
    }
    return denied(
        member.standing() == Standing.FULL ? refusal.apply(rule.get()) : member.refusal());
  }

  private Optional<Rule> rule(PolicyRequest policyRequest) {
    return policy.rules().stream().filter(rule -> matches(rule, policyRequest)).findFirst();
  }

  private static boolean matches(Rule rule, PolicyRequest policyRequest) {
    boolean risk =
        rule.risks().isEmpty()
            || rule.risks().stream().anyMatch(each -> each == policyRequest.risk());
    return risk && matchesAnyRisk(rule, policyRequest);
  }

  /** For a change whose risk is only known once it is planned. */
  private static boolean matchesAnyRisk(Rule rule, PolicyRequest policyRequest) {
    boolean channel =
        rule.channels().isEmpty() || rule.channels().contains(policyRequest.channel());
    boolean operation =
        rule.operations().stream().anyMatch(glob -> glob.matches(policyRequest.operation()));
    boolean site =
        policyRequest.site().isEmpty()
            || Glob.anyNames(rule.sites(), policyRequest.site(), policyRequest.labels());
    return channel && operation && site;
  }

  /** The people as values of sentences. */
  private static List<Object> names(People people) {
    return people.everyone() ? List.of(Sentence.of("approval.any-member")) : people.named();
  }

  private static PolicyDecision denied(Sentence why) {
    return new PolicyDecision.Denied(why);
  }
}
