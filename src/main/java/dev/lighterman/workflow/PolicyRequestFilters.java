package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.operation.RequestFilters;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Store;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Filters requests by the policy and by the votes. */
public record PolicyRequestFilters(
    Store store, Supplier<PolicyEvaluator> policy, MemberLookup memberLookup)
    implements RequestFilters {
  @Override
  public Predicate<Request> awaiting(Person person) {
    Member member = memberLookup.member(person);
    return request ->
        request.state() instanceof Undecided waiting
            && policy.get().mayApprove(member, request, PolicyRequests.of(request))
                instanceof PolicyDecision.Allowed
            && !hasVoted(person, request, waiting);
  }

  @Override
  public Predicate<Request> visible(Person person) {
    Member member = memberLookup.member(person);
    return request ->
        RequestAccess.isVisible(policy.get(), request, request.intent().channel(), member);
  }

  @Override
  public Predicate<Request> visibleFrom(Person person, Channel from) {
    Member member = memberLookup.member(person);
    return request -> RequestAccess.isVisible(policy.get(), request, from, member);
  }

  private boolean hasVoted(Person person, Request request, Undecided waiting) {
    return store
        .database()
        .inTransaction(transaction ->
            store.votes().of(transaction, request.number(), waiting.hash()).stream()
                .anyMatch(vote -> vote.person().equals(person)));
  }
}
