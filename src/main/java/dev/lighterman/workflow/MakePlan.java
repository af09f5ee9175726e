package dev.lighterman.workflow;

import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.store.Store;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorLog;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task that makes the plan of a request, or refuses the request with suggestions. */
final class MakePlan implements Task.Handler {
  private static final Logger log = LoggerFactory.getLogger(MakePlan.class);

  private final Store store;
  private final Function<String, Change> changes;
  private final MemberLookup memberLookup;
  private final SubmitPlan submit;
  private final Transitions transitions;

  MakePlan(Store store, WorkflowDependencies dependencies, Transitions transitions) {
    this.store = store;
    this.changes = dependencies.changes();
    this.memberLookup = dependencies.memberLookup();
    this.submit = new SubmitPlan(store, dependencies.policy(), transitions);
    this.transitions = transitions;
  }

  @Override
  public TaskResult run(String instance) {
    Request request =
        store.requests().find(RequestNumber.typed(instance).orElseThrow()).orElseThrow();
    if (!(request.state() instanceof Planning planning)) {
      return TaskResult.done();
    }
    try {
      return plan(request);
    } catch (TryLater retry) {
      return retryOrRefuse(request, planning, retry);
    } catch (AskerMustAct refusal) {
      return refuse(request, planning, Refusal.of(refusal));
    } catch (OperatorMustAct refusal) {
      OperatorLog.mustAct(refusal, Map.of("request", request.number()));
      return refuse(request, planning, Refusal.of(refusal));
    } catch (RuntimeException | Error unexpected) {
      log(request, unexpected);
      return refuse(request, planning, Refusal.ourFault());
    }
  }

  private static void log(Request request, Throwable fault) {
    log.atError()
        .setCause(fault)
        .addKeyValue("request", request.number())
        .log("planning failed by a fault of ours");
  }

  private TaskResult plan(Request request) {
    Intent intent = request.intent();
    var asker = memberLookup.member(intent.asker());
    Plan plan = ExternalCalls.onlyReading(() -> changes.apply(intent.operation()).plan(intent));
    return switch (submit.mayAsk(asker, intent, plan)) {
      case PolicyDecision.Denied(var why) -> throw new AskerMustAct(why);
      case PolicyDecision.Allowed _ -> submit.submit(request, plan);
    };
  }

  private TaskResult retryOrRefuse(Request request, Planning planning, TryLater retry) {
    Duration waited = transitions.waited(request.asked());
    if (waited.compareTo(WaitPolicy.limit()) >= 0) {
      return refuse(request, planning, Refusal.of(retry));
    }
    if (waited.compareTo(WaitPolicy.UNMENTIONED) >= 0) {
      transitions.planningWaits(request, retry.why());
    }
    return TaskResult.again(WaitPolicy.pause(waited, retry.after()));
  }

  private TaskResult refuse(Request read, Planning planning, Refusal refusal) {
    transitions.ifUnchanged(
        read,
        (transaction, locked) -> {
          var refused = planning.refuse(refusal, transitions.now());
          transitions.move(
              transaction, locked, refused, AuditNote.bot().with("why", refusal.why().key()));
        });
    return TaskResult.done();
  }
}
