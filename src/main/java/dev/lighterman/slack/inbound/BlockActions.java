package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.message.ButtonValue;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.ReplyTargets;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.status.ButtonAction;
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
public final class BlockActions {
  private final SlashCommands commands;
  private final InboundServices conversations;
  private final ReasonModal whyForm;
  private final DeferredReplies replies;
  private final ReplyTargets ears;

  public BlockActions(
      SlashCommands commands,
      InboundServices conversations,
      ReasonModal whyForm,
      DeferredReplies replies,
      ReplyTargets ears) {
    this.commands = commands;
    this.conversations = conversations;
    this.whyForm = whyForm;
    this.replies = replies;
    this.ears = ears;
  }

  void pressed(BlockActionPayload payload) {
    ButtonValue pressed = ButtonValue.of(payload.getActions().getFirst());
    TypedCommand spoken = spoken(payload, pressed.value());
    ButtonAction.of(pressed.action())
        .ifPresentOrElse(action -> act(action, spoken), () -> atOnce(spoken, BlockActions::refuse));
  }

  private void act(ButtonAction action, TypedCommand spoken) {
    switch (action) {
      case SAY -> commands.hear(spoken).ifPresent(posting -> later(spoken, () -> posting));
      case AZ -> later(spoken, () -> commands(spoken));
      case APPROVE_WHY -> whyForm.open(ReasonModal.About.APPROVE, spoken);
      case REJECT -> whyForm.open(ReasonModal.About.REJECT, spoken);
      case APPROVE -> decide(RecordedDecision.Verb.APPROVE, spoken);
      case WITHDRAW, STOP -> decide(RecordedDecision.Verb.CANCEL, spoken);
      case CONTINUE -> decide(RecordedDecision.Verb.CONTINUE, spoken);
      case CONTINUE_WITH -> decide(RecordedDecision.Verb.CONTINUE_WITH, spoken);
      case UNDO -> decide(RecordedDecision.Verb.UNDO, spoken);
      case LEAVE -> decide(RecordedDecision.Verb.LEAVE, spoken);
    }
  }

  private void decide(RecordedDecision.Verb verb, TypedCommand spoken) {
    atOnce(spoken, () -> conversations.decisions().pressed(verb, spoken));
  }

  private SlackMessage commands(TypedCommand spoken) {
    return conversations.requests().commands(PlanReference.read(spoken.text()), spoken.person());
  }

  private static void refuse() {
    throw new AskerMustAct(Sentence.of("slack.old-button"));
  }

  /** A press as if its value had been typed. */
  private TypedCommand spoken(BlockActionPayload payload, String value) {
    Person person = new Person(payload.getUser().getId());
    Channel channel = new Channel(payload.getChannel().getId());
    ReplyTarget ear = ears.of(payload.getResponseUrl(), channel, person);
    return new TypedCommand(
        person, channel, TypedCommand.COMMAND, value, payload.getTriggerId(), ear);
  }

  private void later(TypedCommand spoken, Supplier<SlackMessage> work) {
    replies.runInBackground(spoken.ear(), spoken.command(), () -> Optional.of(work.get()));
  }

  private void atOnce(TypedCommand spoken, Runnable work) {
    replies.runBeforeAck(spoken.ear(), spoken.command(), work);
  }
}
