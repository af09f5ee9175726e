package dev.lighterman.workflow;

import dev.lighterman.approval.Approvals;
import dev.lighterman.approval.Decision;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.WhoMay;
import dev.lighterman.request.Authority;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.Transaction;
import dev.lighterman.store.Vote;
import dev.lighterman.store.Votes;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Votes on plans. Whoever calls has taken the request's row. */
final class Ballot {
  private final Votes votes;
  private final Supplier<WhoMay> policy;
  private final Moves moves;

  Ballot(Votes votes, Supplier<WhoMay> policy, Moves moves) {
    this.votes = votes;
    this.policy = policy;
    this.moves = moves;
  }

  /** What somebody decides on: the request, and the plan of it that they saw. */
  record Paper(Request request, PlanHash seen, Member member) {
    Note note() {
      return Note.by(member.person()).with(seen);
    }
  }

  Reply approve(Transaction transaction, Paper paper) {
    Request request = paper.request();
    if (!(request.state() instanceof AwaitingApproval waiting)) {
      return new Reply.No(Standing.of(request));
    }
    return hindrance(transaction, waiting, paper)
        .orElseGet(() -> vote(transaction, request, waiting, paper.member().person()));
  }

  Reply reject(Transaction transaction, Paper paper, String why) {
    Request request = paper.request();
    if (!(request.state() instanceof AwaitingApproval waiting)) {
      return new Reply.No(Standing.of(request));
    }
    Optional<Reply> hindrance = hindrance(transaction, waiting, paper);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    RequestState rejected = waiting.reject(paper.member().person(), why, moves.now());
    moves.move(transaction, request, rejected, paper.note().with("why", why));
    return new Reply.Yes(says("workflow.rejected", request));
  }

  private Optional<Reply> hindrance(
      Transaction transaction, AwaitingApproval waiting, Paper paper) {
    Request request = paper.request();
    if (waiting.over(moves.now())) {
      moves.move(transaction, request, waiting.expire(moves.now()), Note.bot());
      return Optional.of(new Reply.No(says("workflow.is.expired", request)));
    }
    if (!waiting.hash().equals(paper.seen())) {
      return Optional.of(new Reply.No(says("workflow.another-plan", request)));
    }
    return switch (policy.get().approve(paper.member(), request, Matters.of(request))) {
      case Decision.Allowed _ -> Optional.empty();
      case Decision.Denied(var why) -> {
        moves.audit(transaction, request, "VoteDenied", paper.note());
        yield Optional.of(new Reply.No(why));
      }
    };
  }

  private Reply vote(
      Transaction transaction, Request request, AwaitingApproval waiting, Person person) {
    var now = moves.now();
    if (!votes.cast(transaction, new Vote(request.number(), waiting.hash(), person, now))) {
      return new Reply.No(says("workflow.voted-before", request));
    }
    List<Person> voters = votes.of(transaction, request.number(), waiting.hash());
    WhoMay said = policy.get();
    Approvals needed = said.approvals(Matters.of(request));
    Note note =
        Note.by(person)
            .with(waiting.hash())
            .with("rule", needed.rule())
            .with("policy", said.policyHash());
    if (voters.size() < needed.count()) {
      moves.touch(transaction, request, "Voted", note);
      int more = needed.count() - voters.size();
      return new Reply.Yes(says("workflow.voted", request).with("more", more));
    }
    moves.move(transaction, request, waiting.approve(new Authority.Votes(voters), now), note);
    return new Reply.Yes(says("workflow.approved", request));
  }

  private static Sentence says(String key, Request request) {
    return Sentence.of(key, "request", request.number().toString());
  }
}
