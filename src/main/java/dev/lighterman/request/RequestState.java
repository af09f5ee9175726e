package dev.lighterman.request;

import dev.lighterman.request.Refusal.MustAct;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a request. Each state has only its own data and the transitions that are legal from
 * it.
 *
 * <pre>
 * Planning ─► AwaitingApproval ─► Approved ─► Running ─► Succeeded
 *    │           │ │ │               │ │        │ ▲
 *    ▼           │ │ └► Expired      │ └─► Superseded
 *  Refused       │ └──► Rejected     ▼        ▼ │ continue
 *                └────► Withdrawn ◄──┘      Halted ─► Left
 *                                             │ ▲
 *                                             ▼ │ halted again
 *                                          Undoing ─► Undone
 *
 * Halted ─► Resuming ─► Running                        (continue: the plan is made again)
 *   ▲ ▲        │  ▲
 *   │ └────────┤  │ approved
 *   │          ▼  │
 *   └── AwaitingReapproval                             (it would do more than was approved)
 * </pre>
 */
public sealed interface RequestState {

  /** Whether the state is final, so that its claims are released. */
  default boolean ended() {
    return this instanceof Ended;
  }

  /** Whether its run may have changed something that is still there. */
  default boolean hasEffects() {
    return switch (this) {
      case Succeeded _, Left _ -> true;
      case Running _, Halted _, Undoing _ -> true;
      case Resuming _, AwaitingReapproval _ -> true;
      case Planning _, Refused _ -> false;
      case AwaitingApproval _, Approved _ -> false;
      case Rejected _, Expired _, Withdrawn _ -> false;
      case Superseded _, Undone _ -> false;
    };
  }

  /** When its run ended or halted in this state; empty in a state of another kind. */
  default Optional<Instant> settled() {
    return switch (this) {
      case Succeeded done -> Optional.of(done.at());
      case Left left -> Optional.of(left.at());
      case Undone undone -> Optional.of(undone.at());
      case Halted halted -> Optional.of(halted.at());
      case Running _, Undoing _, Resuming _, AwaitingReapproval _ -> Optional.empty();
      case Planning _, Refused _, AwaitingApproval _, Approved _ -> Optional.empty();
      case Rejected _, Expired _, Withdrawn _, Superseded _ -> Optional.empty();
    };
  }

  /** Nothing was changed yet, so the request can be withdrawn. */
  sealed interface Unbegun extends RequestState {
    default Withdrawn withdraw(Person by, String why, Instant now) {
      return new Withdrawn(by, why, now);
    }
  }

  /** A plan, or what it would do beyond the approved one, waits for approval. */
  sealed interface Undecided extends RequestState {
    /** How long before the end of their time approvers are reminded at most. */
    Duration REMINDED = Duration.ofHours(1);

    /** The hash of what is to be approved. */
    PlanHash hash();

    Instant since();

    /** When the time for approval ends. */
    Instant until();

    /**
     * When the approvers are reminded: a quarter of their time, at most an hour, before its end.
     */
    default Instant reminder() {
      Duration quarter = Duration.between(since(), until()).dividedBy(4);
      return until().minus(quarter.compareTo(REMINDED) < 0 ? quarter : REMINDED);
    }

    RequestState approve(Authority authority, Instant now);

    RequestState reject(Person by, String why, Instant now);

    RequestState expire(Instant now);

    /** Whether the time for approval has passed at {@code now}. */
    default boolean over(Instant now) {
      return !now.isBefore(until());
    }
  }

  /** Its steps run at this moment, in either direction. */
  sealed interface Moving extends RequestState {
    Instant began();

    /** Why it is to halt; null if it is not. */
    @Nullable Stop stop();

    /**
     * Lets the run halt because a person asked for it.
     *
     * @param why their reason; may be empty
     */
    Moving stop(Person by, String why, boolean atOnce);

    /**
     * Lets the run halt because changes are frozen.
     *
     * @param why who froze them, where and why
     */
    Moving freeze(Sentence why);

    Halted halt(Halt why, Instant now);

    /** The final state, once no steps remain. */
    Ended end(Instant now);
  }

  /** A final state. */
  sealed interface Ended extends RequestState {}

  /** The plan is being made. */
  record Planning() implements Unbegun {
    public AwaitingApproval planned(PlanHash hash, Instant now, Duration timeout) {
      return new AwaitingApproval(hash, now, now.plus(timeout));
    }

    /** The same, to start no earlier than {@code start}. */
    public AwaitingApproval planned(PlanHash hash, Instant now, Duration timeout, Instant start) {
      return new AwaitingApproval(hash, now, now.plus(timeout), later(start, now));
    }

    /** Planned, and the policy requires no approval. */
    public Approved plannedAndApproved(PlanHash hash, Authority authority, Instant now) {
      return new Approved(hash, authority, now, null, null);
    }

    public Refused refuse(Refusal refusal, Instant now) {
      return new Refused(refusal.why(), refusal.offers(), now, refusal.mustAct());
    }
  }

  /**
   * No plan could be made; nothing was changed.
   *
   * @param offers commands that the asker could use instead, the best first
   * @param mustAct who must act before the same words can succeed
   */
  record Refused(Sentence why, List<SuggestedCommand> offers, Instant at, MustAct mustAct)
      implements Ended {
    /** {@code mustAct} is missing in what earlier versions stored. */
    public Refused(
        Sentence why, List<SuggestedCommand> offers, Instant at, @Nullable MustAct mustAct) {
      this.why = why;
      this.offers = List.copyOf(offers);
      this.at = at;
      this.mustAct = mustAct == null ? MustAct.ASKER : mustAct;
    }
  }

  /** A start; null if that is no later than now. */
  private static @Nullable Instant later(Instant start, Instant now) {
    return start.isAfter(now) ? start : null;
  }

  /**
   * The plan is made and waits for approval.
   *
   * @param notBefore the earliest start; null if not limited
   */
  record AwaitingApproval(PlanHash hash, Instant since, Instant until, @Nullable Instant notBefore)
      implements Unbegun, Undecided {
    public AwaitingApproval(PlanHash hash, Instant since, Instant until) {
      this(hash, since, until, null);
    }

    @Override
    public Approved approve(Authority authority, Instant now) {
      return new Approved(hash, authority, now, notBefore, null);
    }

    @Override
    public Rejected reject(Person by, String why, Instant now) {
      return new Rejected(by, why, now);
    }

    @Override
    public Expired expire(Instant now) {
      return new Expired(now);
    }
  }

  /**
   * It is approved and may run.
   *
   * @param notBefore the earliest start; null if not limited
   * @param notAfter the latest start; null if not limited
   * @param frozen who froze changes, where and why, so that it waits; null if nobody did
   * @param waiting for what it can't start yet; null for nothing
   */
  record Approved(
      PlanHash hash,
      Authority authority,
      Instant at,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter,
      @Nullable Sentence frozen,
      @Nullable Waiting waiting)
      implements Unbegun {
    public Approved(
        PlanHash hash,
        Authority authority,
        Instant at,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter) {
      this(hash, authority, at, notBefore, notAfter, null, null);
    }

    /** The earliest start. */
    public Instant start() {
      return notBefore == null || notBefore.isBefore(at) ? at : notBefore;
    }

    /** The same with another earliest start. */
    public Approved startingAt(Instant start) {
      return new Approved(hash, authority, at, later(start, at), notAfter, frozen, null);
    }

    /**
     * The same while changes are frozen, or no longer.
     *
     * @param why who froze them, where and why; null once they are not
     */
    public Approved frozen(@Nullable Sentence why) {
      return new Approved(hash, authority, at, notBefore, notAfter, why, null);
    }

    /** Another system does not let it start now; it tries again at that time. */
    public Approved waits(Sentence why, Instant now, Instant again) {
      return new Approved(
          hash, authority, at, notBefore, notAfter, frozen, Waiting.of(waiting, why, now, again));
    }

    public Running start(Instant now) {
      return new Running(authority, now);
    }

    public Superseded supersede(RequestNumber by, List<Sentence> since, Instant now) {
      return new Superseded(by, since, now);
    }

    public Expired expire(Instant now) {
      return new Expired(now);
    }
  }

  /**
   * Its steps are being run.
   *
   * @param stop why it is to halt; null if it is not
   */
  record Running(Authority authority, Instant began, @Nullable Stop stop) implements Moving {
    public Running(Authority authority, Instant began) {
      this(authority, began, null);
    }

    @Override
    public Running stop(Person by, String why, boolean atOnce) {
      return new Running(authority, began, Stop.by(by, why, atOnce));
    }

    @Override
    public Running freeze(Sentence why) {
      return new Running(authority, began, Stop.frozen(why));
    }

    @Override
    public Succeeded end(Instant now) {
      return new Succeeded(authority, began, now);
    }

    @Override
    public Halted halt(Halt why, Instant now) {
      return new Halted(authority, began, Direction.FORWARD, why, now);
    }
  }

  /**
   * Why a run is to halt.
   *
   * @param by the person who asked for it; null if changes are frozen
   * @param atOnce whether to halt without waiting for the steps in progress
   * @param frozen who froze changes, where and why; null if a person stopped this run alone
   * @param why the person's reason; null if they gave none
   */
  record Stop(
      @Nullable Person by, boolean atOnce, @Nullable Sentence frozen, @Nullable String why) {
    public Stop {
      if ((by == null) == (frozen == null)) {
        throw new IllegalArgumentException("either a person or a freeze stops a run");
      }
    }

    static Stop by(Person by, String why, boolean atOnce) {
      return new Stop(by, atOnce, null, why.isEmpty() ? null : why);
    }

    static Stop frozen(Sentence why) {
      return new Stop(null, false, why, null);
    }

    /** Why the run halts once its steps in progress are over. */
    public Halt halt() {
      return by == null
          ? new Halt.Frozen(Objects.requireNonNull(frozen))
          : new Halt.Stopped(by, why);
    }
  }

  /**
   * Another system, such as Azure, does not let it go on now.
   *
   * @param why what the other system said
   * @param since when it said so first
   * @param again when it is tried again
   */
  record Waiting(Sentence why, Instant since, Instant again) {
    /** Goes on with what it waited for before, if it waits for the same. */
    static Waiting of(@Nullable Waiting before, Sentence why, Instant now, Instant again) {
      Instant since = before != null && before.why.key().equals(why.key()) ? before.since : now;
      return new Waiting(why, since, again);
    }
  }

  /** The direction of a run. */
  enum Direction {
    FORWARD,
    BACK
  }

  /** Why a run stopped. */
  sealed interface Halt {
    /** A step failed. */
    record Failure(StepId step, StepOutcome.Failed failed) implements Halt {}

    /** A person requested it; the reason is null if they gave none. */
    record Stopped(Person by, @Nullable String why) implements Halt {
      public Stopped(Person by) {
        this(by, null);
      }
    }

    /** Changes are frozen: by whom, where and why. */
    record Frozen(Sentence why) implements Halt {}
  }

  /**
   * The run is halted and nothing was undone; a person decides how to proceed.
   *
   * @param diagnosis what is wrong at its site; null until that is known
   */
  record Halted(
      Authority authority,
      Instant began,
      Direction direction,
      Halt why,
      Instant at,
      @Nullable HaltDiagnosis diagnosis)
      implements RequestState {
    public Halted(Authority authority, Instant began, Direction direction, Halt why, Instant at) {
      this(authority, began, direction, why, at, null);
    }

    /** The same, and what is wrong at its site. */
    public Halted diagnosed(HaltDiagnosis found) {
      return new Halted(authority, began, direction, why, at, found);
    }

    /**
     * Whether what is wrong at the site may tell more than the step that failed: a mistake of ours
     * and a right that the bot lacks are known as they are.
     */
    public boolean undiagnosed() {
      return diagnosis == null
          && why instanceof Halt.Failure(var _, var failed)
          && failed.blame() != StepOutcome.Blame.US
          && !failed.cause().key().endsWith(".forbidden");
    }

    /** Resumes in the same direction; forward, its plan is made again first. */
    public RequestState resume(Instant now) {
      return switch (direction) {
        case FORWARD -> new Resuming(this, authority, List.of(), now);
        case BACK -> new Undoing(authority, began);
      };
    }

    /** The value with which the failed step could succeed; empty if none is known. */
    public Optional<Amendment> amendment() {
      return why instanceof Halt.Failure(var _, var failed)
          ? Optional.ofNullable(failed.amendment())
          : Optional.empty();
    }

    public Undoing undo(Person by) {
      return new Undoing(authority, began, null, by);
    }

    public Left leave(Person by, String why, List<Sentence> exists, Instant now) {
      return new Left(by, why, exists, now, authority, at);
    }
  }

  /**
   * Somebody let a halted run continue: before its next step, the plan is made again.
   *
   * @param added effects beyond the plan's that were approved since it halted
   * @param waiting for what it can't go on yet; null for nothing
   */
  record Resuming(
      Halted halted, Authority authority, List<Effect> added, Instant at, @Nullable Waiting waiting)
      implements RequestState {
    public Resuming {
      added = List.copyOf(added);
    }

    public Resuming(Halted halted, Authority authority, List<Effect> added, Instant at) {
      this(halted, authority, added, at, null);
    }

    /** Another system does not let it go on now; it tries again at that time. */
    public Resuming waits(Sentence why, Instant now, Instant again) {
      return new Resuming(halted, authority, added, at, Waiting.of(waiting, why, now, again));
    }

    public Running run() {
      return new Running(authority, halted.began());
    }

    /** It would do more than was approved. */
    public AwaitingReapproval ask(
        PlanHash hash, List<Effect> unapproved, Instant now, Duration timeout) {
      return new AwaitingReapproval(halted, hash, with(unapproved), now, now.plus(timeout));
    }

    /** Resumes without asking, since the policy requires no approval of these effects. */
    public Resuming approve(Authority by, List<Effect> unapproved, Instant now) {
      return new Resuming(halted, by, with(unapproved), now);
    }

    private List<Effect> with(List<Effect> unapproved) {
      return Stream.concat(added.stream(), unapproved.stream()).toList();
    }

    /** It can't continue, or a person withdrew the decision. */
    public Halted halt(Halt why, Instant now) {
      return new Halted(halted.authority(), halted.began(), Direction.FORWARD, why, now);
    }
  }

  /**
   * Continuing a halted run would do more than was approved, so that is to be approved first. If it
   * is not, the run stays halted.
   *
   * @param hash of the plan with these effects
   * @param added the effects that no approver saw
   */
  record AwaitingReapproval(
      Halted halted, PlanHash hash, List<Effect> added, Instant since, Instant until)
      implements Undecided {
    public AwaitingReapproval {
      added = List.copyOf(added);
    }

    @Override
    public Resuming approve(Authority by, Instant now) {
      return new Resuming(halted, by, added, now);
    }

    @Override
    public Halted reject(Person by, String why, Instant now) {
      return halted;
    }

    @Override
    public Halted expire(Instant now) {
      return halted;
    }
  }

  /**
   * Its steps are being undone in reverse order.
   *
   * @param stop why it is to halt; null if it is not
   * @param by who had it undone; null where an earlier version did not store it
   */
  record Undoing(Authority authority, Instant began, @Nullable Stop stop, @Nullable Person by)
      implements Moving {
    public Undoing(Authority authority, Instant began) {
      this(authority, began, null, null);
    }

    @Override
    public Undoing stop(Person person, String why, boolean atOnce) {
      return new Undoing(authority, began, Stop.by(person, why, atOnce), by);
    }

    @Override
    public Undoing freeze(Sentence why) {
      return new Undoing(authority, began, Stop.frozen(why), by);
    }

    @Override
    public Undone end(Instant now) {
      return new Undone(now, authority, by);
    }

    @Override
    public Halted halt(Halt why, Instant now) {
      return new Halted(authority, began, Direction.BACK, why, now);
    }
  }

  /** All steps are done. */
  record Succeeded(Authority authority, Instant began, Instant at) implements Ended {}

  /**
   * Everything it did is undone, except what others share.
   *
   * @param authority by which it ran; null where an earlier version did not store it
   * @param by who had it undone; null where an earlier version did not store it
   */
  record Undone(Instant at, @Nullable Authority authority, @Nullable Person by) implements Ended {
    public Undone(Instant at) {
      this(at, null, null);
    }
  }

  /**
   * Ended while incomplete; what exists is kept and listed; the reason is null if none was given.
   *
   * @param authority by which it ran; null where an earlier version did not store it
   * @param halted when it stopped, after which nothing was changed; null likewise
   */
  record Left(
      Person by,
      @Nullable String why,
      List<Sentence> exists,
      Instant at,
      @Nullable Authority authority,
      @Nullable Instant halted)
      implements Ended {
    public Left(Person by, List<Sentence> exists, Instant at) {
      this(by, null, exists, at, null, null);
    }

    public Left {
      exists = List.copyOf(exists);
    }
  }

  /** An approver rejected it. */
  record Rejected(Person by, String why, Instant at) implements Ended {}

  /** It was not approved, or could not start, in time. */
  record Expired(Instant at) implements Ended {}

  /** It was withdrawn before it started; the reason is null if none was given. */
  record Withdrawn(Person by, @Nullable String why, Instant at) implements Ended {
    public Withdrawn(Person by, Instant at) {
      this(by, null, at);
    }
  }

  /**
   * Conditions changed between planning and running; a new request replaces it.
   *
   * @param since the effects that no approver saw, or why the approved plan is no longer possible
   */
  record Superseded(RequestNumber by, List<Sentence> since, Instant at) implements Ended {
    public Superseded {
      since = List.copyOf(since);
    }
  }
}
