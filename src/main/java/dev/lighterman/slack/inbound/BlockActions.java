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
 * Handles clicks on the buttons of messages and Home tabs. Requests and decisions are stored before
 * the click is acknowledged, because people don't click again.
 */
public final class BlockActions {
  private final SlashCommands commands;
  private final DecisionRecorder decisions;
  private final RequestViewer requests;
  private final OperationForms forms;
  private final HomeTab home;
  private final ReasonModal reasonModal;
  private final DeferredReplies replies;
  private final ReplyTargets replyTargets;

  public BlockActions(
      SlashCommands commands,
      DecisionRecorder decisions,
      RequestViewer requests,
      OperationForms forms,
      HomeTab home,
      ReasonModal reasonModal,
      DeferredReplies replies,
      ReplyTargets replyTargets) {
    this.commands = commands;
    this.decisions = decisions;
    this.requests = requests;
    this.forms = forms;
    this.home = home;
    this.reasonModal = reasonModal;
    this.replies = replies;
    this.replyTargets = replyTargets;
  }

  void handle(BlockActionPayload payload) {
    ButtonValue button = PayloadReader.read(() -> ButtonValue.of(payload.getActions().getFirst()));
    TypedCommand command =
        PayloadReader.read(() ->
            payload.getView() == null
                ? command(payload, button.value())
                : home.command(payload, button.value()));
    ButtonAction.of(button.action())
        .ifPresentOrElse(
            action -> run(action, command), () -> runBeforeAck(command, BlockActions::refuse));
  }

  private void run(ButtonAction action, TypedCommand command) {
    switch (action) {
      case ButtonAction.RunWords() ->
          commands.handle(command).ifPresent(message -> runInBackground(command, () -> message));
      case ButtonAction.OpenForm() ->
          commands.openForm(command).ifPresent(message -> runInBackground(command, () -> message));
      case ButtonAction.ShowPlan() -> runInBackground(command, () -> fullPlan(command));
      case ButtonAction.ShowCommands() -> runInBackground(command, () -> commandLines(command));
      case ButtonAction.EditRequest() ->
          forms.edit(
              command,
              () -> requests.askedAgain(PlanReference.read(command.text()).number(), command));
      case ButtonAction.Explain(var decision, _) -> reasonModal.open(decision, command);
      case ButtonAction.Decide(var decision, _) ->
          runBeforeAck(command, () -> decisions.recordClick(decision, command));
    }
  }

  private SlackMessage fullPlan(TypedCommand command) {
    return requests.fullPlan(PlanReference.read(command.text()), command);
  }

  private SlackMessage commandLines(TypedCommand command) {
    return requests.commandLines(PlanReference.read(command.text()), command);
  }

  private static void refuse() {
    throw new AskerMustAct(Sentence.of("slack.old-button"));
  }

  /** The click as if its value had been typed. */
  private TypedCommand command(BlockActionPayload payload, String value) {
    Person person = new Person(payload.getUser().getId());
    Channel channel = new Channel(payload.getChannel().getId());
    ReplyTarget replyTarget = replyTargets.of(payload.getResponseUrl(), channel, person);
    return new TypedCommand(
        person, channel, TypedCommand.COMMAND, value, payload.getTriggerId(), replyTarget);
  }

  private void runInBackground(TypedCommand command, Supplier<SlackMessage> work) {
    replies.runInBackground(
        command.replyTarget(), command.command(), () -> Optional.of(work.get()));
  }

  private void runBeforeAck(TypedCommand command, Runnable work) {
    replies.runBeforeAck(command.replyTarget(), command.command(), work);
  }
}
