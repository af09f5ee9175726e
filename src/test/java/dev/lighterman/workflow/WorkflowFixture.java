package dev.lighterman.workflow;

import static dev.lighterman.value.LongTimeouts.LONG;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.Decision;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicyChannels;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.Freeze;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The workflow with people, a world of things, and a clock that the test moves. */
public final class WorkflowFixture implements AutoCloseable {
  static final Person AMINA = new Person("U01ASKER");
  public static final Person BEN = new Person("U02APPROVER");
  static final Person CHIARA = new Person("U04LEAD");
  static final Person OLGA = new Person("U03OUTSIDER");
  static final Channel EDGE_OPS = new Channel("C01EDGEOPS");

  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);

  /** Slack delivers a command again where its first delivery was not acknowledged. */
  private static final int ASKED_AT_MOST = 5;

  /** A channel in which none of the sites here is shown. */
  static final Channel KIOSKS = new Channel("C06KIOSKS");

  public final Store store;
  public final Workflow workflow;
  final TaskScheduler scheduler;
  final RequestInbox inbox;
  final ChangeFreeze freeze;
  public final FakeStepExecutor world = new FakeStepExecutor();
  final FakeChange things = new FakeChange();
  final ProgressRecorder recorder = new ProgressRecorder();
  final AtomicLong nanoTime = new AtomicLong();
  private final AtomicInteger keys = new AtomicInteger();
  private volatile List<Person> leads = List.of(AMINA, BEN, CHIARA);
  private volatile People seeing = People.EVERYONE;
  private final Map<Person, Runnable> beforeLookups = new ConcurrentHashMap<>();
  private final Map<Person, Member.Standing> standings = new ConcurrentHashMap<>();
  private final List<String> pendingDecisions = new CopyOnWriteArrayList<>();
  private final List<Task> tasks;
  private final int approvals;
  private volatile boolean reason;
  private final List<ListedChannel> otherChannels = new CopyOnWriteArrayList<>();
  private final List<Freeze> standingFreezes = new CopyOnWriteArrayList<>();

  /**
   * @param approvals how many have to approve
   */
  public WorkflowFixture(StoreSettings settings, InstantSource clock, int approvals) {
    this(settings, clock, approvals, null);
  }

  WorkflowFixture(
      StoreSettings settings, InstantSource clock, int approvals, @Nullable StepExecutor executor) {
    this(settings, clock, approvals, executor, HEARTBEAT_INTERVAL, true);
  }

  /** One of several replicas that do not take each other for dead on a busy machine. */
  static WorkflowFixture replica(StoreSettings settings) {
    return new WorkflowFixture(
        settings, InstantSource.system(), 0, null, Duration.ofMinutes(1), true);
  }

  /** A fixture in which no task runs by itself: the test says when, and sees what comes of it. */
  static WorkflowFixture byHand(StoreSettings settings, InstantSource clock, int approvals) {
    return new WorkflowFixture(settings, clock, approvals, null, HEARTBEAT_INTERVAL, false);
  }

  private WorkflowFixture(
      StoreSettings settings,
      InstantSource clock,
      int approvals,
      @Nullable StepExecutor executor,
      Duration heartbeatInterval,
      boolean byItself) {
    this.approvals = approvals;
    store =
        Store.open(
            settings, new PlanJson(FakeDetails.formats(Map.of("thing/1", FakeStep.class))), LONG);
    scheduler = new TaskScheduler(store.database(), heartbeatInterval);
    var around =
        new WorkflowDependencies(
            _ -> things,
            this::policy,
            this::lookUp,
            executor == null ? world : executor,
            recorder,
            clock,
            nanoTime::get);
    workflow = new Workflow(store, scheduler, around);
    inbox = workflow.inbox();
    freeze = workflow.freeze();
    tasks = new ArrayList<>(workflow.tasks());
    tasks.add(new Task(RequestInbox.ADMIT, this::admitted));
    tasks.add(new Task(RequestInbox.DECIDE, this::pendingDecisions));
    if (byItself) {
      scheduler.start(tasks);
    }
  }

  /** Which tasks are scheduled for what, such as {@code carry-out R1}; by hand they all stay. */
  Set<String> scheduled() {
    return new TreeSet<>(texts("SELECT task_name || ' ' || task_instance FROM scheduled_tasks"));
  }

  /** Unschedules everything, so that what is scheduled next can be seen. */
  void unschedule() {
    store
        .database()
        .transact(transaction -> {
          try (var delete =
              transaction.connection().prepareStatement("DELETE FROM scheduled_tasks")) {
            delete.execute();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** What a query finds that asks for one text. */
  List<String> texts(String sql) {
    return store
        .database()
        .inTransaction(transaction -> {
          try (var query = transaction.connection().prepareStatement(sql);
              var rows = query.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
              found.add(rows.getString(1));
            }
            return found;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Runs a task once, now. */
  TaskResult runs(String task, RequestNumber number) {
    return tasks.stream()
        .filter(each -> each.name().equals(task))
        .map(each -> each.handler().run(number.toString()))
        .findFirst()
        .orElseThrow();
  }

  PolicyEvaluator policy() {
    return new PolicyEvaluator(policySettings());
  }

  private PolicySettings policySettings() {
    var leads = new People(false, this.leads, List.of());
    var approval = new Approval(leads, approvals, Duration.ofHours(1), reason);
    var any = List.of(new Glob("*"));
    var rule = new Rule("edge changes", any, any, List.of(), List.of(), seeing, leads, approval);
    var kiosks = PolicyChannels.showing(KIOSKS, new Glob("kiosk-*"));
    List<ListedChannel> channels = new ArrayList<>(otherChannels);
    channels.addAll(List.of(PolicyChannels.listed(EDGE_OPS, People.NOBODY), kiosks));
    return new PolicySettings(channels, List.of(rule), List.of(), standingFreezes);
  }

  /** From now on there is a channel that shows these sites alone. */
  void shows(Channel channel, String sites) {
    otherChannels.add(PolicyChannels.showing(channel, new Glob(sites)));
  }

  /** From now on the policy itself freezes changes to these sites. */
  void policyFreezes(String sites, String why) {
    standingFreezes.add(new Freeze(List.of(new Glob(sites)), why));
  }

  /** From now on nobody else may see requests, but for who asked and who may decide. */
  void seeing(Person... persons) {
    seeing = new People(false, List.of(persons), List.of());
  }

  /** From now on whoever approves has to say why. */
  void reasonsAreRequired() {
    reason = true;
  }

  /** From now on the person is this in the workspace. */
  void is(Person person, Member.Standing standing) {
    standings.put(person, standing);
  }

  /** What happens while the workflow asks the workspace who somebody is. */
  void beforeLookingUp(Person person, Runnable deed) {
    beforeLookups.put(person, deed);
  }

  private Member lookUp(Person person) {
    beforeLookups.getOrDefault(person, () -> {}).run();
    return known(person);
  }

  /** The person as the workspace knows them by now. */
  Member known(Person person) {
    return new Member(person, Set.of(), standings.getOrDefault(person, Member.Standing.FULL));
  }

  /** From now on nobody else may ask or approve. */
  void leads(Person... persons) {
    leads = List.of(persons);
  }

  static Member member(Person person) {
    return new Member(person, Set.of(), Member.Standing.FULL);
  }

  /** Whatever is asked will take these steps. */
  public void plan(PlannedStep... steps) {
    things.plans(() -> FakePlan.of(steps));
  }

  /** Amina asks. */
  public RequestNumber ask() {
    return ask("key-" + keys.incrementAndGet(), AMINA);
  }

  /** Asks under this key, and again where a busy machine did not take it in time, as Slack does. */
  RequestNumber ask(String key, Person asker) {
    var intent = new Intent("deploy", List.of("store-104"), new LinkedHashMap<>(), asker, EDGE_OPS);
    for (int left = ASKED_AT_MOST; ; left--) {
      try {
        return inbox.ask(intent, key).number();
      } catch (TryLater notTaken) {
        if (left == 1) {
          throw notTaken;
        }
      }
    }
  }

  /** Amina asks, and Ben approves. */
  RequestNumber approved() {
    RequestNumber number = ask();
    await(number, RequestState.AwaitingApproval.class);
    approve(number, BEN);
    return number;
  }

  public Sentence approve(RequestNumber number, Person person) {
    return decides(person, Decision.APPROVE, number);
  }

  /** What the person is told whose wish, about the plan as it is now, was carried out. */
  Sentence decides(Person person, Decision verb, RequestNumber number) {
    return decides(decision(person, verb, number, verb.bindsToPlan() ? hash(number) : null));
  }

  Sentence decides(RecordedDecision decision) {
    inbox.take(decision);
    return inbox.decide(decision, known(decision.person())).orElseThrow();
  }

  RecordedDecision decision(
      Person person, Decision verb, RequestNumber number, @Nullable PlanHash plan) {
    return decision(person, verb, number, plan, EDGE_OPS);
  }

  RecordedDecision decision(
      Person person,
      Decision verb,
      RequestNumber number,
      @Nullable PlanHash plan,
      Channel channel) {
    String key = "wish-" + keys.incrementAndGet();
    String why = verb == Decision.REJECT ? "not before Christmas" : "";
    return new RecordedDecision(key, verb, number, plan, person, channel, why, Instant.EPOCH);
  }

  /** The task of who knows the people; in here everybody may ask. */
  private TaskResult admitted(String key) {
    store.requests().asked(key).ifPresent(inbox::admit);
    return TaskResult.done();
  }

  /** The task of who knows the people; in here tests carry wishes out when they want to. */
  private TaskResult pendingDecisions(String key) {
    pendingDecisions.add(key);
    return TaskResult.done();
  }

  /** The keys of the wishes that the workflow wanted to be carried out. */
  List<String> pendingDecisions() {
    return List.copyOf(pendingDecisions);
  }

  public Request request(RequestNumber number) {
    return store.requests().find(number).orElseThrow();
  }

  Plan planOf(RequestNumber number) {
    return Objects.requireNonNull(request(number).plan());
  }

  PlanHash hash(RequestNumber number) {
    return request(number).planHash();
  }

  /** How each step stands, such as {@code token DONE}. */
  List<String> stepStates(RequestNumber number) {
    return store.runs().of(request(number)).stream()
        .map(step -> step.id() + " " + step.mark())
        .toList();
  }

  /** Waits until a request is in a state. */
  public <S extends RequestState> S await(RequestNumber number, Class<S> state) {
    recorder.until(
        () -> state.isInstance(request(number).state()),
        () -> "not " + state.getSimpleName() + " but " + request(number).state());
    return assertInstanceOf(state, request(number).state());
  }

  /** Waits until an attempt at a step said that it is not there yet. */
  void awaitWaiting(RequestNumber number, String step) {
    until(() ->
        store.runs().of(request(number)).stream()
            .filter(each -> each.id().text().equals(step))
            .anyMatch(each -> each.mark() == Status.WAITING && each.says() != null));
  }

  /** Waits until something is so. */
  void until(BooleanSupplier so) {
    recorder.until(so, () -> "told only " + recorder.lines());
  }

  /** Looks now, as happens by itself when the real time has passed. */
  void look(RequestNumber number) {
    store
        .database()
        .transact(transaction -> {
          for (String task : List.of(Transitions.PLAN, Transitions.CARRY_OUT, Transitions.EXPIRE)) {
            scheduler.scheduleNow(transaction, task, number.toString());
          }
        });
  }

  @Override
  public void close() {
    scheduler.close();
    store.close();
  }
}
