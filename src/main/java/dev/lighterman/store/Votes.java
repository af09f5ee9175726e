package dev.lighterman.store;

import dev.lighterman.request.PlanHash;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;

/** Who approved which plan; whoever counts them has taken the request's row before. */
public final class Votes {
  Votes() {}

  /** Counts a person's vote for a plan; false if it was counted before. */
  public boolean cast(
      Transaction transaction, RequestNumber number, PlanHash plan, Person person, Instant now) {
    return transaction
            .handle()
            .execute(
                """
                INSERT INTO votes (request, plan, person, at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                number.number(),
                plan.text(),
                person.id(),
                now.toString())
        == 1;
  }

  /** Who voted for a plan. */
  public List<Person> of(Transaction transaction, RequestNumber number, PlanHash plan) {
    return transaction
        .handle()
        .select(
            "SELECT person FROM votes WHERE request = ? AND plan = ? ORDER BY at, person",
            number.number(),
            plan.text())
        .mapTo(String.class)
        .map(Person::new)
        .list();
  }
}
