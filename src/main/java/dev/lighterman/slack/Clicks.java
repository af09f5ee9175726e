package dev.lighterman.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What people press on messages; each press is answered to whoever pressed. What is asked or
 * decided by a press is taken down by the time that it is acknowledged, since nobody presses it
 * again.
 */
final class Clicks {
  private final Commands commands;
  private final Conversations conversations;
  private final WhyForm whyForm;
  private final Replies replies;
  private final Ears ears;

  Clicks(
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
    switch (pressed.action()) {
      case "say" -> commands.hear(spoken).ifPresent(posting -> later(spoken, () -> posting));
      case "reject" -> whyForm.open(WhyForm.About.REJECT, spoken);
      case "approve-why" -> whyForm.open(WhyForm.About.APPROVE, spoken);
      case "az" ->
          later(spoken, () -> conversations.requests().commands(seen(pressed), spoken.person()));
      default ->
          replies.atOnce(
              spoken.ear(),
              spoken.command(),
              () -> conversations.decisions().pressed(pressed, spoken));
    }
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

  private static Seen seen(Pressed pressed) {
    return Seen.read(pressed.value());
  }
}
