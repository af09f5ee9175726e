package dev.lighterman.slack.inbound;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.request.RequestState.Refused;
import dev.lighterman.slack.inbound.PendingReplies.PendingReply;
import dev.lighterman.store.Requests;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorLog;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.RequestInbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task that asks Slack, once a request is stored, whether its asker may ask for it and whether
 * the bot can post in its channel; then the request is planned, or refused. The asker is answered
 * from what is stored, also after a crash.
 */
public final class AdmitRequest implements Task.Handler {
  private static final Logger log = LoggerFactory.getLogger(AdmitRequest.class);

  /** How long a request may wait until Slack tells who the person is. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final Requests requests;
  private final ChangeRequests changeRequests;
  private final RequestInbox inbox;
  private final PendingReplies pendingReplies;
  private final DeferredReplies replies;
  private final InstantSource clock;

  public AdmitRequest(
      Requests requests,
      ChangeRequests changeRequests,
      RequestInbox inbox,
      PendingReplies pendingReplies,
      DeferredReplies replies,
      InstantSource clock) {
    this.requests = requests;
    this.changeRequests = changeRequests;
    this.inbox = inbox;
    this.pendingReplies = pendingReplies;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public TaskResult run(String key) {
    return requests.asked(key).map(request -> run(request, key)).orElseGet(TaskResult::done);
  }

  private TaskResult run(Request request, String key) {
    if (!(request.state() instanceof Planning)) {
      answer(request, key);
      return TaskResult.done();
    }
    try {
      if (!isAdmitted(request, key)) {
        requests.asked(key).ifPresent(refused -> answer(refused, key));
      }
      return TaskResult.done();
    } catch (TryLater later) {
      return TaskResult.again(later.afterAtLeast(SHORTEST_PAUSE));
    }
  }

  /**
   * Admits the request, or refuses it.
   *
   * @throws TryLater if Slack may still tell in time who the person is
   */
  private boolean isAdmitted(Request request, String key) {
    try {
      admit(request, key);
      return true;
    } catch (AskerMustAct refusal) {
      inbox.refuse(request, Refusal.of(refusal));
    } catch (OperatorMustAct problem) {
      OperatorLog.mustAct(problem, Map.of("request", request.number()));
      inbox.refuse(request, Refusal.of(problem));
    } catch (TryLater later) {
      if (clock
          .instant()
          .plus(later.afterAtLeast(SHORTEST_PAUSE))
          .isBefore(request.asked().plus(LONGEST_WAIT))) {
        throw later;
      }
      inbox.refuse(request, Refusal.of(later));
    } catch (RuntimeException unexpected) {
      log.atError()
          .setCause(unexpected)
          .addKeyValue("request", request.number())
          .log("a request can't be admitted by a fault of ours");
      inbox.refuse(request, Refusal.ourFault());
    }
    return false;
  }

  private void admit(Request request, String key) {
    boolean answered = changeRequests.checkAllowed(request.intent(), looking(request));
    inbox.admit(request);
    if (!answered) {
      answer(request, key);
    }
  }

  private void answer(Request request, String key) {
    PendingReply reply =
        pendingReplies.remove(key, request.intent().channel(), request.intent().asker());
    replies.runAndAnswer(
        reply.replyTarget(),
        reply.command(),
        () -> {
          if (request.state() instanceof Refused(var why, var suggestions, _, _)) {
            throw new AskerMustAct(why, suggestions.toArray(SuggestedCommand[]::new));
          }
          return Optional.of(Answer.of(looking(request)));
        });
  }

  private static Sentence looking(Request request) {
    return Sentence.of("slack.looking", "number", request.number().toString());
  }
}
