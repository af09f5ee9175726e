package dev.lighterman.store;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.RequestNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The progress of the steps of each run. */
public final class Runs {
  private final Database database;
  private final PlanJson json;

  Runs(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
  }

  /** Every step of a request's plan in the plan's order, including those not attempted yet. */
  public List<StepProgress> of(Request request) {
    return database.inTransaction(transaction -> of(transaction, request));
  }

  /** Every step of a request's plan in the plan's order, including those not attempted yet. */
  public List<StepProgress> of(Transaction transaction, Request request) {
    Plan plan = request.plan();
    if (plan == null) {
      return List.of();
    }
    Map<StepId, StepExecution> attempts = attempts(transaction, request.number());
    return plan.steps().stream()
        .map(step -> {
          StepExecution attempt = attempts.get(step.id());
          return attempt == null ? StepProgress.untouched(step.id()) : attempt.progress();
        })
        .toList();
  }

  /** The steps that were attempted, by id. */
  public Map<StepId, StepExecution> attempts(Transaction transaction, RequestNumber number) {
    Map<StepId, StepExecution> attempts = new LinkedHashMap<>();
    transaction
        .handle()
        .select("SELECT attempt FROM attempts WHERE request = ?", number.number())
        .mapTo(String.class)
        .map(json::stepExecution)
        .forEach(attempt -> attempts.put(attempt.progress().id(), attempt));
    return attempts;
  }

  /** Saves the execution of a step. */
  public void save(Transaction transaction, RequestNumber number, StepExecution attempt) {
    transaction
        .handle()
        .execute(
            """
            INSERT INTO attempts (request, step, attempt) VALUES (?, ?, ?)
            ON CONFLICT (request, step) DO UPDATE SET attempt = excluded.attempt\
            """,
            number.number(),
            attempt.progress().id().text(),
            json.write(attempt));
  }
}
