package dev.lighterman.request;

import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is. A state has only the moves that are legal from it, and only its own data.
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
 * </pre>
 */
public sealed interface RequestState {

  /** Whether nothing can happen to it any more, so that its claims are free. */
  default boolean ended() {
    return this instanceof Ended;
  }

  /** Nothing was changed yet, so that it can simply be taken back. */
  sealed interface Unbegun extends RequestState {
    default Withdrawn withdraw(Person by, Instant now) {
      return new Withdrawn(by, now);
    }
  }

  /** It changes the world at this moment, in either direction. */
  sealed interface Moving extends RequestState {
    Instant began();

    /** That a person wants it to halt, if so. */
    @Nullable Stop stop();

    Moving stop(Person by, boolean atOnce);

    Halted halt(Halt why, Instant now);

    /** Where it gets when nothing is left to do. */
    Ended end(Instant now);
  }

  /** Nothing can happen to it any more. */
  sealed interface Ended extends RequestState {}

  /** The plan is being made. */
  record Planning() implements Unbegun {
    public AwaitingApproval planned(PlanHash hash, Instant now, Duration patience) {
      return new AwaitingApproval(hash, now, now.plus(patience));
    }

    /** Planned, and the policy asks for nobody. */
    public Approved plannedAndApproved(PlanHash hash, Authority authority, Instant now) {
      return new Approved(hash, authority, now, null, null);
    }

    public Refused refuse(Sentence why, List<SuggestedCommand> suggestions, Instant now) {
      return new Refused(why, suggestions, now);
    }
  }

  /**
   * No plan could be made; nothing was changed.
   *
   * @param offers what the asker could do instead, the best first
   */
  record Refused(Sentence why, List<SuggestedCommand> offers, Instant at) implements Ended {
    public Refused {
      offers = List.copyOf(offers);
    }
  }

  /** The plan is there and waits for people. */
  record AwaitingApproval(PlanHash hash, Instant since, Instant until) implements Unbegun {
    public Approved approve(Authority authority, Instant now) {
      return new Approved(hash, authority, now, null, null);
    }

    public Rejected reject(Person by, String why, Instant now) {
      return new Rejected(by, why, now);
    }

    public Expired expire(Instant now) {
      return new Expired(now);
    }

    /** Whether its time is over at {@code now}. */
    public boolean over(Instant now) {
      return !now.isBefore(until);
    }
  }

  /**
   * It may run.
   *
   * @param notBefore when it may start at the earliest, if that was asked
   * @param notAfter when it may start at the latest, if that was asked
   */
  record Approved(
      PlanHash hash,
      Authority authority,
      Instant at,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter)
      implements Unbegun {
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
   * Its steps are attempted.
   *
   * @param stop that a person wants it to halt, if so
   */
  record Running(Authority authority, Instant began, @Nullable Stop stop) implements Moving {
    public Running(Authority authority, Instant began) {
      this(authority, began, null);
    }

    @Override
    public Running stop(Person by, boolean atOnce) {
      return new Running(authority, began, new Stop(by, atOnce));
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
   * The wish that a run halts.
   *
   * @param atOnce whether it does not even wait for the steps in hand to be done
   */
  record Stop(Person by, boolean atOnce) {}

  /** Which way a run goes. */
  enum Direction {
    FORWARD,
    BACK
  }

  /** Why a run stopped. */
  sealed interface Halt {
    /** A step failed. */
    record Failure(StepId step, StepOutcome.Failed failed) implements Halt {}

    /** A person stopped it. */
    record Stopped(Person by) implements Halt {}

    /** Everything is frozen. */
    record Frozen(String why) implements Halt {}
  }

  /** It stands still, and nothing was undone; a person says how it goes on. */
  record Halted(Authority authority, Instant began, Direction direction, Halt why, Instant at)
      implements RequestState {
    /** On in the direction it had. */
    public RequestState goOn() {
      return switch (direction) {
        case FORWARD -> new Running(authority, began);
        case BACK -> new Undoing(authority, began);
      };
    }

    public Undoing undo() {
      return new Undoing(authority, began);
    }

    public Left leave(Person by, List<Sentence> exists, Instant now) {
      return new Left(by, exists, now);
    }
  }

  /**
   * Its steps are undone, the last first.
   *
   * @param stop that a person wants it to halt, if so
   */
  record Undoing(Authority authority, Instant began, @Nullable Stop stop) implements Moving {
    public Undoing(Authority authority, Instant began) {
      this(authority, began, null);
    }

    @Override
    public Undoing stop(Person by, boolean atOnce) {
      return new Undoing(authority, began, new Stop(by, atOnce));
    }

    @Override
    public Undone end(Instant now) {
      return new Undone(now);
    }

    @Override
    public Halted halt(Halt why, Instant now) {
      return new Halted(authority, began, Direction.BACK, why, now);
    }
  }

  /** All of it was done. */
  record Succeeded(Authority authority, Instant began, Instant at) implements Ended {}

  /** All that it did is undone, but for what others share. */
  record Undone(Instant at) implements Ended {}

  /** It stays as it is, half done; what exists is listed. */
  record Left(Person by, List<Sentence> exists, Instant at) implements Ended {
    public Left {
      exists = List.copyOf(exists);
    }
  }

  /** An approver said no. */
  record Rejected(Person by, String why, Instant at) implements Ended {}

  /** Nobody approved it in time. */
  record Expired(Instant at) implements Ended {}

  /** Who asked took it back before it began. */
  record Withdrawn(Person by, Instant at) implements Ended {}

  /**
   * The world moved on between plan and run; another request asks for what it takes now.
   *
   * @param since what it takes now that no approver saw, or why it can't be as they saw it
   */
  record Superseded(RequestNumber by, List<Sentence> since, Instant at) implements Ended {
    public Superseded {
      since = List.copyOf(since);
    }
  }
}
