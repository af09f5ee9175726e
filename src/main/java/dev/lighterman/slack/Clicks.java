package dev.lighterman.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Optional;
import java.util.function.Supplier;

/** What people press on messages; each press is answered to whoever pressed. */
final class Clicks {
  private final Commands commands;
  private final Conversations conversations;
  private final RejectForm rejectForm;
  private final Replies replies;
  private final Voice voice;
  private final Ears ears;

  Clicks(
      Commands commands,
      Conversations conversations,
      RejectForm rejectForm,
      Replies replies,
      Voice voice,
      Ears ears) {
    this.commands = commands;
    this.conversations = conversations;
    this.rejectForm = rejectForm;
    this.replies = replies;
    this.voice = voice;
    this.ears = ears;
  }

  void pressed(BlockActionPayload payload) {
    Person person = new Person(payload.getUser().getId());
    Channel channel = new Channel(payload.getChannel().getId());
    Pressed pressed = Pressed.of(payload.getActions().getFirst());
    Spoken spoken =
        new Spoken(
            person,
            channel,
            Spoken.COMMAND,
            pressed.value(),
            payload.getTriggerId(),
            ears.of(payload.getResponseUrl(), channel, person));
    switch (pressed.action()) {
      case "say" -> replies.later(spoken.ear(), spoken.command(), () -> commands.hear(spoken));
      case "reject" -> rejectForm.open(spoken);
      case "az" -> later(spoken, () -> conversations.requests().commands(seen(pressed), person));
      default ->
          later(spoken, () -> voice.answer(conversations.decisions().pressed(pressed, person)));
    }
  }

  private void later(Spoken spoken, Supplier<Posting> work) {
    replies.later(spoken.ear(), spoken.command(), () -> Optional.of(work.get()));
  }

  private static Seen seen(Pressed pressed) {
    return Seen.read(pressed.value());
  }
}
