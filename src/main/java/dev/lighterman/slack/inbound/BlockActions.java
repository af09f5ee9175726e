package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
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
  private final DecisionRecorder decisions;
  private final RequestViewer requests;
  private final ReasonModal reasonModal;
  private final DeferredReplies replies;
  private final ReplyTargets replyTargets;

  public BlockActions(
      SlashCommands commands,
      DecisionRecorder decisions,
      RequestViewer requests,
      ReasonModal reasonModal,
      DeferredReplies replies,
      ReplyTargets replyTargets) {
    this.commands = commands;
    this.decisions = decisions;
    this.requests = requests;
    this.reasonModal = reasonModal;
    this.replies = replies;
    this.replyTargets = replyTargets;
  }

  void pressed(BlockActionPayload payload) {
    ButtonValue button = ButtonValue.of(payload.getActions().getFirst());
    TypedCommand command = spoken(payload, button.value());
    ButtonAction.of(button.action())
        .ifPresentOrElse(
            action -> act(action, command), () -> atOnce(command, BlockActions::refuse));
  }

  private void act(ButtonAction action, TypedCommand command) {
    switch (action) {
      case ButtonAction.RunWords() ->
          commands.hear(command).ifPresent(slackMessage -> later(command, () -> slackMessage));
      case ButtonAction.ShowCommands() -> later(command, () -> commands(command));
      case ButtonAction.Explain(var decision, _) -> reasonModal.open(decision, command);
      case ButtonAction.Decide(var decision, _) ->
          atOnce(command, () -> decisions.pressed(decision, command));
    }
  }

  private SlackMessage commands(TypedCommand command) {
    return requests.commands(PlanReference.read(command.text()), command.person());
  }

  private static void refuse() {
    throw new AskerMustAct(Sentence.of("slack.old-button"));
  }

  /** A press as if its value had been typed. */
  private TypedCommand spoken(BlockActionPayload payload, String value) {
    Person person = new Person(payload.getUser().getId());
    Channel channel = new Channel(payload.getChannel().getId());
    ReplyTarget replyTarget = replyTargets.of(payload.getResponseUrl(), channel, person);
    return new TypedCommand(
        person, channel, TypedCommand.COMMAND, value, payload.getTriggerId(), replyTarget);
  }

  private void later(TypedCommand command, Supplier<SlackMessage> work) {
    replies.runInBackground(
        command.replyTarget(), command.command(), () -> Optional.of(work.get()));
  }

  private void atOnce(TypedCommand command, Runnable work) {
    replies.runBeforeAck(command.replyTarget(), command.command(), work);
  }
}
