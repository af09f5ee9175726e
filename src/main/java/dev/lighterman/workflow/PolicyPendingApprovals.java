package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.operation.PendingApprovals;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Store;
import dev.lighterman.value.Person;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds the requests that a person may approve by the policy and has not voted on. */
public record PolicyPendingApprovals(
    Store store, Supplier<PolicyEvaluator> policy, MemberLookup memberLookup)
    implements PendingApprovals {
  @Override
  public Predicate<Request> awaiting(Person person) {
    Member member = memberLookup.member(person);
    return request ->
        request.state() instanceof Undecided waiting
            && policy.get().mayApprove(member, request, PolicyRequests.of(request))
                instanceof PolicyDecision.Allowed
            && !hasVoted(person, request, waiting);
  }

  private boolean hasVoted(Person person, Request request, Undecided waiting) {
    return store
        .database()
        .inTransaction(transaction ->
            store.votes().of(transaction, request.number(), waiting.hash()).stream()
                .anyMatch(vote -> vote.person().equals(person)));
  }
}
