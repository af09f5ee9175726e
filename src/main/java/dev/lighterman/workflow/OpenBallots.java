package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.Verdict;
import dev.lighterman.approval.WhoMay;
import dev.lighterman.operation.Ballots;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.Store;
import dev.lighterman.value.Person;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The ballots that the policy opens to somebody, as long as they have not voted. */
public record OpenBallots(Store store, Supplier<WhoMay> policy, Members members)
    implements Ballots {
  @Override
  public Predicate<Request> openTo(Person person) {
    Member member = members.member(person);
    return request ->
        request.state() instanceof AwaitingApproval waiting
            && policy.get().approve(member, request, Matters.of(request)) instanceof Verdict.Allowed
            && !hasVoted(person, request, waiting);
  }

  private boolean hasVoted(Person person, Request request, AwaitingApproval waiting) {
    return store
        .database()
        .inTransaction(transaction ->
            store.votes().of(transaction, request.number(), waiting.hash()).stream()
                .anyMatch(vote -> vote.person().equals(person)));
  }
}
