package dev.lighterman.workflow;

import dev.lighterman.approval.Approvals;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.Verdict;
import dev.lighterman.approval.WhoMay;
import dev.lighterman.request.Authority;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.Transaction;
import dev.lighterman.store.Vote;
import dev.lighterman.store.Votes;
import java.time.Instant;
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

  /**
   * What somebody decides on: the request, and the plan of it that they saw.
   *
   * @param why their reason; may be empty
   */
  record Paper(Request request, PlanHash seen, Member member, String why) {
    Note note() {
      Note note = Note.by(member.person()).with(seen);
      return why.isEmpty() ? note : note.with("why", why);
    }

    Vote vote(Instant at) {
      return new Vote(request.number(), seen, member.person(), why, at);
    }
  }

  Reply approve(Transaction transaction, Paper paper) {
    Request request = paper.request();
    if (!(request.state() instanceof AwaitingApproval waiting)) {
      return new Reply.No(Standing.of(request));
    }
    return hindrance(transaction, waiting, paper)
        .or(() -> silence(paper))
        .orElseGet(() -> vote(transaction, waiting, paper));
  }

  Reply reject(Transaction transaction, Paper paper) {
    Request request = paper.request();
    if (!(request.state() instanceof AwaitingApproval waiting)) {
      return new Reply.No(Standing.of(request));
    }
    Optional<Reply> hindrance = hindrance(transaction, waiting, paper);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    RequestState rejected = waiting.reject(paper.member().person(), paper.why(), moves.now());
    moves.move(transaction, request, rejected, paper.note());
    return new Reply.Yes(Reply.about("workflow.rejected", request));
  }

  private Optional<Reply> hindrance(
      Transaction transaction, AwaitingApproval waiting, Paper paper) {
    Request request = paper.request();
    if (waiting.over(moves.now())) {
      moves.move(transaction, request, waiting.expire(moves.now()), Note.bot());
      return Optional.of(new Reply.No(Reply.about("workflow.is.expired", request)));
    }
    if (!waiting.hash().equals(paper.seen())) {
      return Optional.of(new Reply.No(Reply.about("workflow.another-plan", request)));
    }
    return switch (policy.get().approve(paper.member(), request, Matters.of(request))) {
      case Verdict.Allowed _ -> Optional.empty();
      case Verdict.Denied(var why) -> {
        moves.audit(transaction, request, "VoteDenied", paper.note());
        yield Optional.of(new Reply.No(why));
      }
    };
  }

  /** Whether no reason is given where the policy wants one; then nothing counts. */
  private Optional<Reply> silence(Paper paper) {
    Approvals needed = policy.get().approvals(Matters.of(paper.request()));
    return needed.reason() && paper.why().isEmpty()
        ? Optional.of(
            new Reply.No(
                Reply.about("workflow.say-why", paper.request()).with("rule", needed.rule())))
        : Optional.empty();
  }

  private Reply vote(Transaction transaction, AwaitingApproval waiting, Paper paper) {
    Request request = paper.request();
    Instant now = moves.now();
    if (!votes.cast(transaction, paper.vote(now))) {
      return new Reply.No(Reply.about("workflow.voted-before", request));
    }
    List<Vote> cast = votes.of(transaction, request.number(), waiting.hash());
    WhoMay said = policy.get();
    Approvals needed = said.approvals(Matters.of(request));
    Note note = paper.note().with("rule", needed.rule()).with("policy", said.policyHash());
    if (cast.size() < needed.count()) {
      moves.touch(transaction, request, "Voted", note);
      int more = needed.count() - cast.size();
      return new Reply.Yes(Reply.about("workflow.voted", request).with("more", more));
    }
    moves.move(transaction, request, waiting.approve(authority(cast), now), note);
    return new Reply.Yes(Reply.about("workflow.approved", request));
  }

  private static Authority.Votes authority(List<Vote> cast) {
    return new Authority.Votes(
        cast.stream().map(Vote::person).toList(),
        cast.stream()
            .filter(vote -> !vote.why().isEmpty())
            .map(vote -> new Authority.Reason(vote.person(), vote.why()))
            .toList());
  }
}
