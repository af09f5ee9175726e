package dev.lighterman.slack.inbound;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.operation.FreezeCommand;
import dev.lighterman.request.Intent;
import dev.lighterman.slack.inbound.PendingReplies.PendingReply;
import dev.lighterman.slack.message.Announcements;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.status.RequestSummary;
import dev.lighterman.store.FreezeOrder;
import dev.lighterman.store.FreezeOrder.Status;
import dev.lighterman.store.Freezes;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.ChangeFreeze;
import dev.lighterman.workflow.MemberLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders to freeze changes and to lift a freeze: stored before they are acknowledged, then
 * carried out by this task, which tells the whole channel.
 */
public final class FreezeOrders implements Task.Handler {
  private static final Logger log = LoggerFactory.getLogger(FreezeOrders.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** How long an order may wait until Slack tells who the person is. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Freezes freezes;
  private final ChangeFreeze freeze;
  private final MemberLookup members;
  private final SharedChannels sharedChannels;
  private final Announcements announcements;
  private final LocalizedRenderers renderers;
  private final PendingReplies pendingReplies;
  private final DeferredReplies replies;
  private final InstantSource clock;

  public FreezeOrders(
      Freezes freezes,
      ChangeFreeze freeze,
      MemberLookup members,
      SharedChannels sharedChannels,
      Announcements announcements,
      LocalizedRenderers renderers,
      PendingReplies pendingReplies,
      DeferredReplies replies,
      InstantSource clock) {
    this.freezes = freezes;
    this.freeze = freeze;
    this.members = members;
    this.sharedChannels = sharedChannels;
    this.announcements = announcements;
    this.renderers = renderers;
    this.pendingReplies = pendingReplies;
    this.replies = replies;
    this.clock = clock;
  }

  /** Stores an order before it is acknowledged. */
  void take(FreezeCommand.Order order, TypedCommand command) {
    pendingReplies.add(command);
    freeze.take(
        new FreezeOrder(
            command.trigger(),
            order.on(),
            order.why(),
            command.person(),
            command.channel(),
            clock.instant(),
            Status.TAKEN));
  }

  /** An answer in a channel, which begins with what is frozen there, if anything is. */
  Answer after(Channel channel, Answer answer) {
    List<Sentence> frozen =
        Stream.concat(
                inForce(List.of(channel)).stream(),
                freeze.besides(channel).stream().map(order -> standing("freeze.in-channel", order)))
            .toList();
    return frozen.isEmpty()
        ? answer
        : new Answer(
            answer.first(),
            Stream.concat(
                    Stream.of(new Answer.Section(Sentence.of("home.timing"), frozen)),
                    answer.parts().stream())
                .toList());
  }

  /**
   * The answer to a command that orders nothing.
   *
   * @throws AskerMustAct if its words are neither on nor off
   */
  Answer asked(Intent intent) {
    Channel channel = intent.channel();
    boolean canBeLifted =
        freezes.inForce().stream().anyMatch(order -> order.channel().equals(channel));
    Optional<AskerMustAct> neither = FreezeCommand.neither(intent, canBeLifted);
    if (neither.isPresent()) {
      throw neither.get();
    }
    return inForce(channel);
  }

  /** Whether changes are frozen, and by whom; if not, which channels freeze sites of this one. */
  Answer inForce(Channel channel) {
    List<Sentence> inForce =
        Stream.concat(
                freezes.inForce().stream()
                    .filter(order -> order.channel().equals(channel))
                    .map(order -> standing("freeze.is-on", order)),
                freeze.standing(List.of(channel)).stream())
            .toList();
    return inForce.isEmpty()
        ? lines(
            Stream.of(
                    Stream.of(Sentence.of("freeze.is-off")),
                    freeze.besides(channel).stream()
                        .map(order -> standing("freeze.in-channel", order)),
                    Stream.of(Sentence.of("freeze.is-off.next")))
                .flatMap(each -> each)
                .toList())
        : lines(inForce);
  }

  private static Answer lines(List<Sentence> sentences) {
    return new Answer(
        sentences.getFirst(),
        sentences.stream().skip(1).<Answer.Part>map(Answer.Line::new).toList());
  }

  /** The freezes that were ordered in these channels, and those of the policy. */
  List<Sentence> inForce(List<Channel> channels) {
    return Stream.concat(
            freezes.inForce().stream()
                .filter(order -> channels.contains(order.channel()))
                .map(order -> standing("freeze.in-channel", order)),
            freeze.standing(channels).stream())
        .toList();
  }

  @Override
  public TaskResult run(String key) {
    return freezes
        .find(key)
        .filter(order -> order.status() == Status.TAKEN || order.status() == Status.IN_FORCE)
        .map(this::carryOut)
        .orElseGet(TaskResult::done);
  }

  private TaskResult carryOut(FreezeOrder order) {
    Supplier<Optional<Answer>> outcome;
    try {
      List<Sentence> starting = starting(order);
      outcome = outcome(order, starting);
      if (freezes.find(order.key()).orElseThrow().status() == Status.IN_FORCE) {
        announce(order, starting);
      }
    } catch (TryLater later) {
      return TaskResult.again(later.afterAtLeast(SHORTEST_PAUSE));
    }
    PendingReply reply = pendingReplies.remove(order.key(), order.channel(), order.person());
    replies.runAndAnswer(reply.replyTarget(), reply.command(), outcome);
    return TaskResult.done();
  }

  /** What starts once an order is in force, by number, operation and site. */
  private List<Sentence> starting(FreezeOrder order) {
    return order.frozen()
        ? List.of()
        : freeze.heldBy(order.channel(), clock.instant()).stream()
            .map(request -> new RequestSummary(request).asked())
            .toList();
  }

  /**
   * Puts the order in force, or refuses it.
   *
   * @return gives the answer, or throws why it is refused
   * @throws TryLater if Slack may still tell in time who the person is
   */
  private Supplier<Optional<Answer>> outcome(FreezeOrder order, List<Sentence> starting) {
    try {
      if (order.status() == Status.TAKEN) {
        sharedChannels.refuseShared(order.channel());
      }
      boolean nothingToLift = nothingToLift(order);
      freeze.enforce(order, members.member(order.person()));
      if (nothingToLift) {
        freeze.announced(order);
        return () -> Optional.of(Answer.of(wasNotFrozen(order.channel())));
      }
      List<Sentence> standing =
          order.frozen() ? List.of() : freeze.standing(List.of(order.channel()));
      Sentence done =
          order.frozen()
              ? Sentence.of("freeze.done", "channel", order.channel())
              : Sentence.of("freeze.lifted", "starting", starting);
      return () -> Optional.of(lines(Stream.concat(Stream.of(done), standing.stream()).toList()));
    } catch (RuntimeException failure) {
      Duration pause =
          failure instanceof TryLater later ? later.afterAtLeast(SHORTEST_PAUSE) : Duration.ZERO;
      if (failure instanceof TryLater
          && clock.instant().plus(pause).isBefore(order.at().plus(LONGEST_WAIT))) {
        throw failure;
      }
      if (order.status() == Status.TAKEN && !(failure instanceof AskerMustAct)) {
        freeze.refuse(order);
      }
      return () -> {
        throw failure;
      };
    }
  }

  /** Whether it is to lift a freeze and its channel has none; once in force, it had one. */
  private boolean nothingToLift(FreezeOrder order) {
    return order.status() == Status.TAKEN
        && !order.frozen()
        && inForce(List.of(order.channel())).isEmpty();
  }

  private Sentence wasNotFrozen(Channel channel) {
    return Sentence.of(
        "freeze.was-off",
        "others",
        freeze.besides(channel).stream()
            .map(order -> ordered("freeze.was-off.other", order))
            .toList());
  }

  /** Tells the whole channel; where the bot is not in it, the requests' threads tell it. */
  private void announce(FreezeOrder order, List<Sentence> starting) {
    Sentence says =
        order.frozen()
            ? reasoned("freeze.on", order)
            : reasoned("freeze.off", order)
                .with("starting", starting)
                .with("halted", freeze.haltedByFreeze().stream().map(Object::toString).toList());
    try {
      announcements.post(
          "freeze/" + order.key(),
          order.channel(),
          order.at(),
          renderers.to(order.channel()).answer(Answer.of(says)));
    } catch (SlackApiError refused) {
      log.atWarn().setCause(refused).log("a freeze can't be announced");
    }
    freeze.announced(order);
  }

  private static Sentence standing(String key, FreezeOrder order) {
    return reasoned(key, order).with("at", order.at());
  }

  private static Sentence reasoned(String key, FreezeOrder order) {
    return ordered(key, order).with("why", order.why());
  }

  private static Sentence ordered(String key, FreezeOrder order) {
    return Sentence.of(key, "by", order.person()).with("channel", order.channel());
  }
}
