package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import dev.lighterman.request.Wish;
import dev.lighterman.slack.message.Ear;
import dev.lighterman.slack.message.Ears;
import dev.lighterman.slack.message.Posting;
import dev.lighterman.slack.message.Pressed;
import dev.lighterman.status.Action;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What people press on messages; each press is answered to whoever pressed. What is asked or
 * decided by a press is taken down by the time that it is acknowledged, since nobody presses it
 * again.
 */
public final class Clicks {
  private final Commands commands;
  private final Conversations conversations;
  private final WhyForm whyForm;
  private final Replies replies;
  private final Ears ears;

  public Clicks(
      Commands commands, Conversations conversations, WhyForm whyForm, Replies replies, Ears ears) {
    this.commands = commands;
    this.conversations = conversations;
    this.whyForm = whyForm;
    this.replies = replies;
    this.ears = ears;
  }

  void pressed(BlockActionPayload payload) {
    Pressed pressed = Pressed.of(payload.getActions().getFirst());
    Spoken spoken = spoken(payload, pressed.value());
    Action.of(pressed.action())
        .ifPresentOrElse(action -> act(action, spoken), () -> atOnce(spoken, Clicks::refuse));
  }

  private void act(Action action, Spoken spoken) {
    switch (action) {
      case SAY -> commands.hear(spoken).ifPresent(posting -> later(spoken, () -> posting));
      case AZ -> later(spoken, () -> commands(spoken));
      case APPROVE_WHY -> whyForm.open(WhyForm.About.APPROVE, spoken);
      case REJECT -> whyForm.open(WhyForm.About.REJECT, spoken);
      case APPROVE -> decide(Wish.Verb.APPROVE, spoken);
      case WITHDRAW, STOP -> decide(Wish.Verb.CANCEL, spoken);
      case CONTINUE -> decide(Wish.Verb.CONTINUE, spoken);
      case CONTINUE_WITH -> decide(Wish.Verb.CONTINUE_WITH, spoken);
      case UNDO -> decide(Wish.Verb.UNDO, spoken);
      case LEAVE -> decide(Wish.Verb.LEAVE, spoken);
    }
  }

  private void decide(Wish.Verb verb, Spoken spoken) {
    atOnce(spoken, () -> conversations.decisions().pressed(verb, spoken));
  }

  private Posting commands(Spoken spoken) {
    return conversations.requests().commands(Seen.read(spoken.text()), spoken.person());
  }

  private static void refuse() {
    throw new AskerMustAct(Sentence.of("slack.old-button"));
  }

  /** A press as if its value had been typed. */
  private Spoken spoken(BlockActionPayload payload, String value) {
    Person person = new Person(payload.getUser().getId());
    Channel channel = new Channel(payload.getChannel().getId());
    Ear ear = ears.of(payload.getResponseUrl(), channel, person);
    return new Spoken(person, channel, Spoken.COMMAND, value, payload.getTriggerId(), ear);
  }

  private void later(Spoken spoken, Supplier<Posting> work) {
    replies.later(spoken.ear(), spoken.command(), () -> Optional.of(work.get()));
  }

  private void atOnce(Spoken spoken, Runnable work) {
    replies.atOnce(spoken.ear(), spoken.command(), work);
  }
}
