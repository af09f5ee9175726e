package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.FreezeOrder;
import dev.lighterman.store.FreezeOrder.Status;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The kill switch. While changes are frozen no run starts or goes on, and those that run halt once
 * their steps in hand are over. A freeze that people order covers the sites that its channel shows,
 * so that teams that share a workspace do not stop each other; the policy may freeze sites, too.
 */
public final class ChangeFreeze {
  /** The task that carries out an order; its instance is the order's key. */
  public static final String TASK = "freeze";

  /** The operation by which rules name it. */
  private static final String VERB = "freeze";

  private final Store store;
  private final TaskScheduler scheduler;
  private final Supplier<PolicyEvaluator> policy;
  private final ProgressListener progress;

  ChangeFreeze(Store store, TaskScheduler scheduler, WorkflowDependencies dependencies) {
    this.store = store;
    this.scheduler = scheduler;
    this.policy = dependencies.policy();
    this.progress = dependencies.progress();
  }

  /**
   * Stores an order and schedules {@link #TASK} for it.
   *
   * @throws dev.lighterman.value.TryLater if it can't be stored as long as Slack waits
   */
  public void take(FreezeOrder order) {
    boolean _ =
        store
            .database()
            .groupCommit()
            .transact(transaction -> {
              boolean added = store.freezes().add(transaction, order);
              if (added) {
                scheduler.scheduleNow(transaction, TASK, order.key());
              }
              return added;
            });
  }

  /**
   * Puts an order in force, and has all runs look at it. Once the order is committed, a run that
   * starts sees it, or is seen here.
   *
   * @param member the person who gave the order
   * @throws AskerMustAct if they may not
   */
  public void enforce(FreezeOrder order, Member member) {
    if (order.status() == Status.TAKEN) {
      switch (policy.get().mayAskAnywhere(member, aboutNoSite(order))) {
        case PolicyDecision.Denied(var why) -> {
          refuse(order);
          throw new AskerMustAct(why);
        }
        case PolicyDecision.Allowed(var rule) ->
            settle(order, Status.IN_FORCE, order.frozen() ? "Frozen" : "Thawed", rule);
      }
    }
    List<Request> open = store.requests().open();
    store
        .database()
        .transact(transaction ->
            open.forEach(request -> {
              if (isUnderWay(request.state())) {
                scheduler.scheduleNow(
                    transaction, Transitions.CARRY_OUT, request.number().toString());
              } else if (request.state() instanceof RequestState.Undecided) {
                progress.onFreezeChanged(transaction, request);
              }
            }));
    open.stream()
        .filter(request -> request.state() instanceof Halted)
        .map(Request::number)
        .forEach(this::tellHalted);
  }

  /** Tells of the freeze at a request that is still halted, whatever is decided meanwhile. */
  private void tellHalted(RequestNumber number) {
    store
        .database()
        .transact(transaction ->
            store
                .requests()
                .lock(transaction, number)
                .filter(request -> request.state() instanceof Halted)
                .ifPresent(request -> progress.onFreezeChanged(transaction, request)));
  }

  private static PolicyRequest aboutNoSite(FreezeOrder order) {
    return new PolicyRequest(VERB, "", Map.of(), null, order.channel());
  }

  private static boolean isUnderWay(RequestState state) {
    return state instanceof RequestState.Approved
        || state instanceof RequestState.Resuming
        || state instanceof RequestState.Moving;
  }

  /** Ends an order that can't be put in force. */
  public void refuse(FreezeOrder order) {
    settle(order, Status.REFUSED, "FreezeDenied", "");
  }

  /** Records that everybody in the order's channel was told. */
  public void announced(FreezeOrder order) {
    store
        .database()
        .transact(transaction -> store.freezes().save(transaction, order.key(), Status.ANNOUNCED));
  }

  private void settle(FreezeOrder order, Status status, String what, String rule) {
    Map<String, String> details =
        Map.of("channel", order.channel().id(), "why", order.why(), "rule", rule);
    store
        .database()
        .transact(transaction -> {
          store.freezes().save(transaction, order.key(), status);
          store
              .audit()
              .add(
                  transaction, new AuditLog.Entry(order.at(), what, null, order.person(), details));
        });
  }

  /**
   * A freeze that covers a request's site.
   *
   * @param says who froze changes, where and why
   * @param why the reason alone; may be empty
   */
  record Covering(Sentence says, String why) {
    private static Covering of(FreezeOrder order) {
      return new Covering(
          Sentence.of("freeze.cover.channel", "by", order.person())
              .with("channel", order.channel())
              .with("why", order.why()),
          order.why());
    }

    private static Covering ofPolicy(String why) {
      return new Covering(Sentence.of("freeze.cover.file", "why", why), why);
    }

    AuditNote auditNote() {
      return AuditNote.bot().with("frozen", why);
    }
  }

  /** The freeze that covers a request's site; empty if none does. */
  Optional<Covering> covering(Transaction transaction, Request request) {
    return find(policy.get(), store.freezes().inForce(transaction), request);
  }

  /**
   * Who froze the changes to a request's site, where and why; empty if nobody did.
   *
   * @param inForce the freezes that people ordered
   */
  public static Optional<Sentence> covering(
      PolicyEvaluator evaluator, List<FreezeOrder> inForce, Request request) {
    return find(evaluator, inForce, request).map(Covering::says);
  }

  private static Optional<Covering> find(
      PolicyEvaluator evaluator, List<FreezeOrder> inForce, Request request) {
    PolicyRequest policyRequest = PolicyRequests.of(request);
    return inForce.stream()
        .filter(order -> evaluator.covers(VERB, order.channel(), policyRequest))
        .map(Covering::of)
        .findFirst()
        .or(() -> evaluator.frozen(policyRequest).map(Covering::ofPolicy));
  }

  /** The policy's own freezes of sites that are shown in one of these channels, to be told. */
  public List<Sentence> standing(List<Channel> channels) {
    return policy.get().freezes(channels);
  }

  /** The freezes of other channels that show sites which this channel shows, too. */
  public List<FreezeOrder> besides(Channel channel) {
    PolicyEvaluator evaluator = policy.get();
    return store.freezes().inForce().stream()
        .filter(order -> !order.channel().equals(channel))
        .filter(order -> evaluator.shareSites(order.channel(), channel))
        .toList();
  }

  /** The same as {@link #covering(Transaction, Request)} in a transaction of its own. */
  Optional<Covering> covering(Request request) {
    return store.database().read(transaction -> covering(transaction, request));
  }

  /** The approved requests that start at once when the freeze of a channel is lifted. */
  public List<Request> heldBy(Channel channel, Instant now) {
    PolicyEvaluator evaluator = policy.get();
    List<FreezeOrder> inForce = store.freezes().inForce();
    List<FreezeOrder> others =
        inForce.stream().filter(order -> !order.channel().equals(channel)).toList();
    return store.requests().open().stream()
        .filter(request ->
            request.state() instanceof RequestState.Approved approved
                && (approved.notBefore() == null || !approved.notBefore().isAfter(now)))
        .filter(request -> find(evaluator, inForce, request).isPresent())
        .filter(request -> find(evaluator, others, request).isEmpty())
        .toList();
  }

  /** The runs that a freeze halted and that may go on by now. */
  public List<RequestNumber> haltedByFreeze() {
    return store.requests().open().stream()
        .filter(request ->
            request.state() instanceof Halted halted && halted.why() instanceof Halt.Frozen)
        .filter(request -> covering(request).isEmpty())
        .map(Request::number)
        .toList();
  }
}
