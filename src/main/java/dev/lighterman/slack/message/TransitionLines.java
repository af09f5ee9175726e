package dev.lighterman.slack.message;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.AwaitingReapproval;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.request.RequestState.Refused;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Resuming;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Stop;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Superseded;
import dev.lighterman.request.RequestState.Undoing;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.request.RequestState.Withdrawn;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.ProgressListener.Author;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The thread's lines about transitions of a request. Decisions mention the asker. */
final class TransitionLines {
  private TransitionLines() {}

  /** The line, if the transition has one: a run's end has a message of its own. */
  static Optional<Sentence> of(Request before, Request after, Author by, List<?> approvers) {
    Sentence line =
        switch (after.state()) {
          case Approved approved when !(before.state() instanceof Approved) ->
              approved(approved.authority(), after);
          case Rejected(var rejecter, var why, var _) ->
              Sentence.of("slack.line.rejected", "by", rejecter)
                  .with("why", why)
                  .with("asker", after.owner());
          case Expired _ -> Sentence.of("slack.line.expired", "asker", after.owner());
          case Withdrawn(var who, var why, var _) ->
              Sentence.of("slack.line.withdrawn", "by", who).with("why", reason(why));
          case Superseded superseded ->
              Sentence.of("slack.line.superseded", "by", superseded.by().toString())
                  .with("asker", after.owner());
          case Moving moving -> moving(before, moving, by);
          case Resuming resuming when before.state() instanceof AwaitingReapproval ->
              approved(resuming.authority(), after);
          case Resuming _ ->
              before.state() instanceof Halted ? decided("slack.line.continued", by) : null;
          case AwaitingReapproval waiting when !(before.state() instanceof AwaitingReapproval) ->
              Sentence.of("slack.line.reapproval", "approvers", approvers)
                  .with("effects", waiting.added().stream().map(Effect::says).toList());
          case Halted _ when before.state() instanceof AwaitingReapproval ->
              decided("slack.line.stays-halted", by).with("asker", after.owner());
          case Approved approved -> frozen((Approved) before.state(), approved);
          case Planning _, AwaitingApproval _, AwaitingReapproval _, Refused _ -> null;
          case Halted _, Succeeded _, Undone _, Left _ -> null;
        };
    return Optional.ofNullable(line);
  }

  private static @Nullable Sentence frozen(Approved before, Approved after) {
    if (Objects.equals(before.frozen(), after.frozen())) {
      return after.notBefore() == null || after.notBefore().equals(before.notBefore())
          ? null
          : Sentence.of("slack.line.postponed", "at", after.notBefore());
    }
    return after.frozen() == null
        ? Sentence.of("slack.line.thawed")
        : Sentence.of("slack.line.frozen", "freeze", after.frozen());
  }

  private static @Nullable Sentence moving(Request before, Moving moving, Author by) {
    if (!(before.state() instanceof Halted)) {
      return stopping(moving.stop());
    }
    return switch (moving) {
      case Running _ -> decided("slack.line.continued", by);
      case Undoing _ -> decided("slack.line.undoing", by);
    };
  }

  /** What the policy alone approves is told to the whole channel, not in the thread. */
  private static @Nullable Sentence approved(Authority authority, Request request) {
    Person asker = request.owner();
    return switch (authority) {
      case Authority.Votes votes ->
          Sentence.of("slack.line.approved", "by", votes.named()).with("asker", asker);
      case Authority.Policy _ -> null;
      case Authority.Parent(var parent) ->
          Sentence.of("slack.line.parent", "parent", parent.toString()).with("asker", asker);
    };
  }

  private static String reason(@Nullable String why) {
    return Objects.requireNonNullElse(why, "");
  }

  private static Sentence decided(String key, Author by) {
    return Sentence.of(key, "by", by.person() == null ? "" : by.person()).with("why", by.why());
  }

  private static @Nullable Sentence stopping(@Nullable Stop stop) {
    if (stop == null) {
      return null;
    }
    return stop.by() == null
        ? Sentence.of("slack.line.freezing", "freeze", Objects.requireNonNull(stop.frozen()))
        : Sentence.of("slack.line.stopping", "by", stop.by()).with("why", reason(stop.why()));
  }
}
