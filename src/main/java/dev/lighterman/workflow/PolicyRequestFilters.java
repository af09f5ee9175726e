package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.operation.RequestFilters;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Store;
import dev.lighterman.store.Votes;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Filters requests by the policy and by the votes. */
public record PolicyRequestFilters(
    Store store, Supplier<PolicyEvaluator> policy, MemberLookup memberLookup)
    implements RequestFilters {
  @Override
  public Predicate<ListedRequest> awaiting(Person person) {
    Member member = memberLookup.member(person);
    Set<Votes.Approved> voted =
        store.database().read(transaction -> store.votes().by(transaction, person));
    return request ->
        request.state() instanceof Undecided waiting
            && policy.get().mayApprove(member, request, PolicyRequests.of(request))
                instanceof PolicyDecision.Allowed
            && !voted.contains(new Votes.Approved(request.number(), waiting.hash()));
  }

  @Override
  public Predicate<ListedRequest> visible(Person person) {
    Member member = memberLookup.member(person);
    return request ->
        RequestAccess.isVisible(policy.get(), request, request.intent().channel(), member);
  }

  @Override
  public Predicate<ListedRequest> visibleFrom(Person person, Channel from) {
    Member member = memberLookup.member(person);
    return request -> RequestAccess.isVisible(policy.get(), request, from, member);
  }
}
