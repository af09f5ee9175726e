package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.request.Decision;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.OwnedRequest;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Channel;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides by the policy who may see a request and decide about it. This comes before any look at
 * the request's state: who may not see a request is answered as if there were none. What is denied
 * is audited.
 */
final class RequestAccess {
  static final String UNKNOWN = "workflow.unknown";

  private final Supplier<PolicyEvaluator> policy;
  private final Transitions transitions;

  RequestAccess(Supplier<PolicyEvaluator> policy, Transitions transitions) {
    this.policy = policy;
    this.transitions = transitions;
  }

  /** What a person is told about a number that no request has, or none that they may see. */
  static Sentence unknown(RequestNumber number, Member member) {
    return member.standing() == Member.Standing.FULL
        ? Sentence.of(UNKNOWN, "request", number.toString())
        : member.refusal();
  }

  /** Whether a member may see a request from a channel. */
  boolean isVisible(Request request, Channel from, Member member) {
    return isVisible(policy.get(), request, from, member);
  }

  /** What a member is told who may not see a request from a channel. */
  Sentence refusalToSee(Transaction transaction, Request request, Channel from, Member member) {
    AuditNote note = AuditNote.by(member.person()).with("denied", "show");
    transitions.audit(transaction, request, "Denied", note.with("channel", from.id()));
    return unknown(request.number(), member);
  }

  /** Why a member may not decide this about a request, whatever its state; empty if they may. */
  Optional<Sentence> refusal(
      Transaction transaction, Request request, RecordedDecision decided, Member member) {
    Decision decision = decided.decision();
    PolicyDecision right = right(request, decision, member);
    boolean mayDecide = right instanceof PolicyDecision.Allowed;
    boolean visible =
        isVisible(policy.get(), request, decided.channel(), member)
            || (mayDecide
                && isShownIn(policy.get(), ListedRequest.of(request), decided.channel(), member));
    if (mayDecide && visible) {
      return Optional.empty();
    }
    String what = decision.bindsToPlan() ? "VoteDenied" : "Denied";
    transitions.audit(transaction, request, what, note(decided, member));
    return Optional.of(
        visible && right instanceof PolicyDecision.Denied(var why)
            ? why
            : unknown(request.number(), member));
  }

  /** Why nobody can hand a request over to a member; empty if they can. */
  Optional<Sentence> refusalToOwn(Request request, Member member) {
    if (member.person().equals(request.owner())) {
      return Optional.of(
          DecisionResult.about("workflow.owns-it", request).with("to", member.person()));
    }
    return mayAsk(request, member) instanceof PolicyDecision.Denied
        ? Optional.of(
            DecisionResult.about("workflow.may-not-own", request)
                .with("to", member.person())
                .with("operation", request.intent().operation()))
        : Optional.empty();
  }

  private static AuditNote note(RecordedDecision decided, Member member) {
    AuditNote note =
        AuditNote.by(member.person())
            .with("denied", decided.decision().word())
            .with("channel", decided.channel().id());
    note = decided.plan() == null ? note : note.with(decided.plan());
    return decided.why().isBlank() ? note : note.with("why", decided.why().strip());
  }

  /**
   * Controlling a run needs the right to ask for it. Only, who asked for it or owns it may always
   * withdraw, stop or hand over the request, even if the policy no longer lets them ask for it.
   */
  private PolicyDecision right(Request request, Decision decision, Member member) {
    return switch (decision) {
      case APPROVE, REJECT -> policy.get().mayApprove(member, request, PolicyRequests.of(request));
      case CANCEL -> mayCancel(request, member);
      case HANDOVER ->
          isOwn(request, member) ? new PolicyDecision.Allowed("asker") : mayAsk(request, member);
      case CONTINUE, CONTINUE_WITH, UNDO, LEAVE -> mayAsk(request, member);
    };
  }

  /** What nobody has decided on yet is withdrawn by its own people; others give a reason. */
  private PolicyDecision mayCancel(Request request, Member member) {
    if (isOwn(request, member)) {
      return new PolicyDecision.Allowed("asker");
    }
    PolicyDecision right = mayAsk(request, member);
    return right instanceof PolicyDecision.Allowed
            && request.state() instanceof RequestState.AwaitingApproval
        ? new PolicyDecision.Denied(
            DecisionResult.about("workflow.withdraw-own", request).with("owner", request.owner()))
        : right;
  }

  private PolicyDecision mayAsk(Request request, Member member) {
    return policy.get().mayAsk(member, PolicyRequests.of(request));
  }

  /** Whether a member may see a request from a channel: their own, and what the policy shows. */
  static boolean isVisible(PolicyEvaluator policy, Request request, Channel from, Member member) {
    return isVisible(policy, ListedRequest.of(request), from, member);
  }

  /** The same for a request that was read without its plan. */
  static boolean isVisible(
      PolicyEvaluator policy, ListedRequest request, Channel from, Member member) {
    return isOwn(request, member)
        || (isShownIn(policy, request, from, member)
            && maySee(policy, member, PolicyRequests.of(request)));
  }

  /**
   * Whether a request may be spoken of in a channel: in its own, in direct messages, and, once its
   * site is known, in others that show the site.
   */
  private static boolean isShownIn(
      PolicyEvaluator policy, ListedRequest request, Channel from, Member member) {
    return from.equals(request.intent().channel())
        || from.isDirect()
        || (request.plan() != null && maySee(policy, member, PolicyRequests.of(request).in(from)));
  }

  private static boolean maySee(
      PolicyEvaluator policy, Member member, PolicyRequest policyRequest) {
    return policy.maySee(member, policyRequest) instanceof PolicyDecision.Allowed;
  }

  private static boolean isOwn(OwnedRequest request, Member member) {
    return request.isOwn(member.person()) && member.standing() == Member.Standing.FULL;
  }
}
