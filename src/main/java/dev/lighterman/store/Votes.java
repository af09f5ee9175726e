package dev.lighterman.store;

import dev.lighterman.request.PlanHash;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The approvals of plans. Who decides by them must hold the lock on the request's row. */
public final class Votes {
  Votes() {}

  /** Stores a vote; false if the person already voted for this plan. */
  public boolean cast(Transaction transaction, Vote vote) {
    return transaction
            .handle()
            .execute(
                """
                INSERT INTO votes (request, plan, person, why, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                vote.number().number(),
                vote.plan().text(),
                vote.person().id(),
                vote.why(),
                vote.at().toString())
        == 1;
  }

  /** The plans of open requests for which a person voted. */
  public Set<Approved> by(Transaction transaction, Person person) {
    return transaction
        .handle()
        .select(
            """
            SELECT request, plan FROM votes
            WHERE person = ? AND request IN (SELECT number FROM requests WHERE unended)\
            """,
            person.id())
        .map((row, _) ->
            new Approved(
                new RequestNumber(row.getInt("request")), new PlanHash(row.getString("plan"))))
        .collect(Collectors.toSet());
  }

  /** A plan of a request that somebody voted for. */
  public record Approved(RequestNumber request, PlanHash plan) {}

  /** The votes for a plan, the oldest first. */
  public List<Vote> of(Transaction transaction, RequestNumber number, PlanHash plan) {
    return transaction
        .handle()
        .select(
            "SELECT person, why, at FROM votes WHERE request = ? AND plan = ? ORDER BY at, person",
            number.number(),
            plan.text())
        .map((row, _) ->
            new Vote(
                number,
                plan,
                new Person(row.getString("person")),
                row.getString("why"),
                Instant.parse(row.getString("at"))))
        .list();
  }
}
