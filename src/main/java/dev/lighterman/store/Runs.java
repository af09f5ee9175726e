package dev.lighterman.store;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.RequestNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each run's steps with their progress, the process that carries it out, and the changes that it
 * has requested without a result so far.
 */
public final class Runs {
  private final Database database;
  private final PlanJson json;

  Runs(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
  }

  /** Every step of a request's plan in the plan's order, including those not attempted yet. */
  public List<StepProgress> of(Request request) {
    return database.read(transaction -> of(transaction, request));
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

  /**
   * The steps that were attempted, by id.
   *
   * @throws UnreadableRow if this version does not know what is in one of them
   */
  public Map<StepId, StepExecution> attempts(Transaction transaction, RequestNumber number) {
    try {
      return readAttempts(transaction, number);
    } catch (UnreadableRow newer) {
      throw newer.of(number);
    }
  }

  private Map<StepId, StepExecution> readAttempts(Transaction transaction, RequestNumber number) {
    Map<StepId, StepExecution> attempts = new LinkedHashMap<>();
    transaction
        .handle()
        .select("SELECT attempt FROM attempts WHERE request = ?", number.number())
        .mapTo(String.class)
        .map(json::stepExecution)
        .forEach(attempt -> attempts.put(attempt.progress().id(), attempt));
    return attempts;
  }

  /**
   * Takes a run over from whoever carried it out so far, such as a process that does not answer.
   *
   * @return the fencing token, which {@link #isOwner} knows until somebody else takes it over
   */
  public int takeOver(Transaction transaction, RequestNumber number) {
    transaction
        .handle()
        .execute(
            """
            INSERT INTO run_owners (request, token) VALUES (?, 1)
            ON CONFLICT (request) DO UPDATE SET token = run_owners.token + 1\
            """,
            number.number());
    return token(transaction, number).orElseThrow();
  }

  /** Whether nobody has taken the run over since this token was given out. */
  public boolean isOwner(Transaction transaction, RequestNumber number, int token) {
    return token(transaction, number).filter(current -> current == token).isPresent();
  }

  private static Optional<Integer> token(Transaction transaction, RequestNumber number) {
    return transaction
        .handle()
        .select("SELECT token FROM run_owners WHERE request = ?", number.number())
        .mapTo(Integer.class)
        .findOne();
  }

  /**
   * A change that a step requests.
   *
   * @param what see {@link ExternalCalls.Call#what}
   * @param id see {@link ExternalCalls.Call#id}
   */
  public record OpenCall(StepId step, String what, String id) {}

  /** Records that a step is about to request a change. */
  public void addCall(Transaction transaction, RequestNumber number, OpenCall call) {
    transaction
        .handle()
        .execute(
            "INSERT INTO open_calls (request, step, what, id) VALUES (?, ?, ?, ?)",
            number.number(),
            call.step().text(),
            call.what(),
            call.id());
  }

  /** The changes without a result. */
  public List<OpenCall> openCalls(Transaction transaction, RequestNumber number) {
    return transaction
        .handle()
        .select("SELECT step, what, id FROM open_calls WHERE request = ?", number.number())
        .map((row, _) ->
            new OpenCall(
                new StepId(row.getString("step")), row.getString("what"), row.getString("id")))
        .list();
  }

  /** Records that all changes that a step requested have their results. */
  public void endCalls(Transaction transaction, RequestNumber number, StepId step) {
    transaction
        .handle()
        .execute(
            "DELETE FROM open_calls WHERE request = ? AND step = ?", number.number(), step.text());
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
