package dev.lighterman.slack.message;

import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.store.Runs;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.store.StoredMessages;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Channel;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.ProgressListener;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Stores the messages to be posted or edited, in the same transaction that changes the request. The
 * {@link Outbox} sends them afterwards, also after a crash.
 */
public final class RequestNotifier implements ProgressListener {
  private final StoredMessages messages;
  private final Runs runs;
  private final TaskScheduler scheduler;
  private final LocalizedRenderers renderers;
  private final InstantSource clock;

  public RequestNotifier(
      StoredMessages messages,
      Runs runs,
      TaskScheduler scheduler,
      LocalizedRenderers renderers,
      InstantSource clock) {
    this.messages = messages;
    this.runs = runs;
    this.scheduler = scheduler;
    this.renderers = renderers;
    this.clock = clock;
  }

  @Override
  public void onRequestChanged(Transaction transaction, Request before, Request after, Author by) {
    if (after.state() instanceof RequestState.Planning) {
      return; // The asker was answered directly, and nobody else needs to know yet.
    }
    if (after.plan() == null) {
      messages.write(
          transaction,
          message(
              after, MessageKind.EPHEMERAL, "v" + after.version(), unplanned(transaction, after)));
    } else {
      announce(transaction, before, after, by);
    }
    scheduler.scheduleNow(transaction, Outbox.TASK, subject(after));
  }

  private void announce(Transaction transaction, Request before, Request after, Author by) {
    RequestMessageRenderer renderer = renderers.about(after);
    messages.write(transaction, card(after));
    if (!before.owners().equals(after.owners())) {
      Sentence handedOver =
          Sentence.of("slack.line.handed-over", "to", after.owner())
              .with("by", by.person() == null ? "" : by.person())
              .with("number", after.number().toString());
      String id = "owner/" + after.owners().size();
      messages.write(transaction, message(after, MessageKind.LINE, id, renderer.line(handedOver)));
      rewriteHalt(transaction, after);
      return;
    }
    if (by.person() != null && before.state() instanceof RequestState.Halted) {
      SlackMessage pastHalt =
          renderer.pastHalt(before, runs.of(transaction, before), after, by.person());
      messages.rewrite(
          transaction, subject(before) + "/" + ending(before), pastHalt.json().toString());
    }
    if (after.state() instanceof RequestState.AwaitingApproval) {
      String id = "plan/" + after.planHash().brief();
      SlackMessage lists = renderer.fullPlan(after, List.of());
      messages.write(transaction, message(after, MessageKind.LINE, id, lists));
    }
    TransitionLines.of(before, after, by, renderer.approvers(after))
        .map(renderer::line)
        .map(line -> message(after, MessageKind.LINE, "v" + after.version(), line))
        .ifPresent(line -> messages.write(transaction, line));
    byPolicyAlone(before, after)
        .map(rule -> renderer.byPolicyAlone(after, rule))
        .map(loud -> message(after, MessageKind.ENDING, "v" + after.version() + "/policy", loud))
        .ifPresent(loud -> messages.write(transaction, loud));
    if (hasEnding(after.state())) {
      List<StepProgress> steps = runs.of(transaction, after);
      renderer
          .resultTable(after, steps)
          .map(table -> message(after, MessageKind.LINE, "table", table))
          .ifPresent(table -> messages.write(transaction, table));
      SlackMessage slackMessage = renderer.ending(transaction, after, steps, clock.instant());
      messages.write(transaction, message(after, MessageKind.ENDING, ending(after), slackMessage));
    }
  }

  @Override
  public void onStepChanged(
      Transaction transaction, Request request, StepProgress before, StepProgress after) {
    if (before.mark() != after.mark() && hasLine(after.mark()) && !isSaid(before, after)) {
      String id = "step/" + after.id() + "/" + after.mark() + "/" + after.ended();
      SlackMessage line = renderers.about(request).step(request, after);
      messages.write(transaction, message(request, MessageKind.LINE, id, line));
    }
    if (after.mark() == Status.WAITING && !key(before).equals(key(after))) {
      tellWhole(transaction, request, after);
    }
    scheduler.scheduleNow(transaction, Outbox.TASK, subject(request));
  }

  /** Tells once what a step waits for, if the card can't show the whole message. */
  private void tellWhole(Transaction transaction, Request request, StepProgress step) {
    RequestMessageRenderer renderer = renderers.about(request);
    if (renderer.isShortened(step)) {
      String id = "step/" + step.id() + "/" + step.mark() + "/" + key(step);
      messages.write(
          transaction, message(request, MessageKind.LINE, id, renderer.step(request, step)));
    }
  }

  /** The key of what a step said last; empty if it said nothing. */
  private static String key(StepProgress step) {
    return step.says() == null ? "" : step.says().key();
  }

  /** Rewrites the message about the halt; what the step said is in the thread. */
  @Override
  public void onHaltDiagnosed(Transaction transaction, Request request) {
    RequestMessageRenderer renderer = renderers.about(request);
    List<StepProgress> steps = runs.of(transaction, request);
    if (request.state() instanceof RequestState.Halted halted
        && halted.why() instanceof Halt.Failure(var _, var failed)
        && steps.stream().noneMatch(step -> failed.cause().equals(step.says()))) {
      String id = "v" + request.version() + "/said";
      messages.write(
          transaction, message(request, MessageKind.LINE, id, renderer.line(failed.cause())));
    }
    rewriteHalt(transaction, request);
    scheduler.scheduleNow(transaction, Outbox.TASK, subject(request));
  }

  /** Has the message about a halt tell what is so now: its cause, owner and freeze. */
  private void rewriteHalt(Transaction transaction, Request request) {
    if (request.state() instanceof RequestState.Halted) {
      SlackMessage current =
          renderers
              .about(request)
              .ending(transaction, request, runs.of(transaction, request), clock.instant());
      messages.rewrite(
          transaction, subject(request) + "/" + ending(request), current.json().toString());
    }
  }

  /** Reminds the approvers once, in the card's thread. */
  @Override
  public void onExpiryNear(Transaction transaction, Request request) {
    if (request.state() instanceof RequestState.Undecided waiting) {
      RequestMessageRenderer renderer = renderers.about(request);
      Sentence reminder =
          Sentence.of("slack.line.reminder", "approvers", renderer.approvers(request))
              .with("number", request.number().toString())
              .with("until", waiting.until());
      String id = "reminder/" + waiting.since();
      messages.write(transaction, message(request, MessageKind.LINE, id, renderer.line(reminder)));
      scheduler.scheduleNow(transaction, Outbox.TASK, subject(request));
    }
  }

  /** Has the card tell the freeze, which it does when it is rendered anew. */
  @Override
  public void onFreezeChanged(Transaction transaction, Request request) {
    rewriteHalt(transaction, request);
    scheduler.scheduleNow(transaction, Outbox.TASK, subject(request));
  }

  /** Tells the owner once for each reason; nobody else knows of the request yet. */
  @Override
  public void onPlanningWaits(Transaction transaction, Request request, Sentence why) {
    Sentence waits =
        Sentence.of("workflow.planning-waits", "request", request.number().toString())
            .with("why", why);
    SlackMessage line = renderers.about(request, request.owner()).line(waits);
    messages.write(
        transaction, message(request, MessageKind.EPHEMERAL, "waits/" + why.key(), line));
    scheduler.scheduleNow(transaction, Outbox.TASK, subject(request));
  }

  /** The rule that has just approved a request, so that nobody else looked at it. */
  private static Optional<String> byPolicyAlone(Request before, Request after) {
    Authority authority =
        switch (after.state()) {
          case RequestState.Approved approved
              when !(before.state() instanceof RequestState.Approved) ->
              approved.authority();
          case RequestState.Resuming resuming
              when before.state() instanceof RequestState.Resuming ->
              resuming.authority();
          default -> null;
        };
    return authority instanceof Authority.Policy(var rule) ? Optional.of(rule) : Optional.empty();
  }

  /** A request without a plan has no card: only the owner knows of it. */
  private SlackMessage unplanned(Transaction transaction, Request request) {
    RequestMessageRenderer renderer = renderers.about(request, request.owner());
    return renderer.ending(transaction, request, List.of(), clock.instant());
  }

  /** Whether the thread has the line: a step that was done is looked at again after a halt. */
  private static boolean isSaid(StepProgress before, StepProgress after) {
    return after.mark() == Status.DONE && Objects.equals(before.says(), after.says());
  }

  private static boolean hasLine(Status mark) {
    return switch (mark) {
      case DONE, FAILED, UNDONE, LEFT_IN_PLACE, NOTHING_TO_UNDO -> true;
      case OPEN, WAITING -> false;
    };
  }

  /** Whether the state is announced by a message of its own. */
  private static boolean hasEnding(RequestState state) {
    return switch (state) {
      case RequestState.Succeeded _, RequestState.Halted _ -> true;
      case RequestState.Undone _, RequestState.Left _ -> true;
      case RequestState.Planning _, RequestState.AwaitingApproval _ -> false;
      case RequestState.Approved _, RequestState.Running _, RequestState.Undoing _ -> false;
      case RequestState.Resuming _, RequestState.AwaitingReapproval _ -> false;
      case RequestState.Refused _, RequestState.Rejected _, RequestState.Expired _ -> false;
      case RequestState.Withdrawn _, RequestState.Superseded _ -> false;
    };
  }

  static StoredMessage message(
      Request request, MessageKind kind, String what, SlackMessage slackMessage) {
    String id = subject(request) + "/" + what;
    String body = slackMessage.json().toString();
    Channel channel = request.intent().channel();
    return new StoredMessage(id, subject(request), kind.word(), channel, body, null, null);
  }

  private static String ending(Request request) {
    return "v" + request.version() + "/ending";
  }

  private static StoredMessage card(Request request) {
    return StoredMessage.of(
        cardId(request.number()),
        subject(request),
        MessageKind.CARD.word(),
        request.intent().channel());
  }

  /** The id of the stored message that is a request's card. */
  static String cardId(RequestNumber number) {
    return number + "/card";
  }

  private static String subject(Request request) {
    return request.number().toString();
  }
}
