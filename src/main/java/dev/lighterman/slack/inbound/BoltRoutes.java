package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import dev.lighterman.request.Decision;
import dev.lighterman.slack.message.ReplyTargets;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Map;
import java.util.regex.Pattern;

/** Routes deliveries to their handlers. Each handler answers at once and does slow work later. */
public record BoltRoutes(
    SlashCommands commands,
    BlockActions blockActions,
    OperationForms forms,
    ViewSubmissions submissions,
    ReasonModal reasonModal,
    PasteModal pasteModal,
    HomeTab home,
    ReplyTargets replyTargets) {
  /** The names of the commands are defined in the app's manifest alone. */
  private static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);

  public void on(App bolt) {
    bolt.command(ANY, (request, context) -> command(request.getPayload(), context));
    bolt.event(
        AppHomeOpenedEvent.class,
        (request, context) -> {
          AppHomeOpenedEvent event = request.getEvent();
          if (HomeTab.TYPE.equals(event.getTab())) {
            home.opened(
                PayloadReader.read(() -> new Person(event.getUser())),
                PayloadReader.read(() -> new Channel(event.getChannel())));
          }
          return context.ack();
        });
    bolt.blockAction(ANY, (request, context) -> action(request.getPayload(), context));
    bolt.blockSuggestion(
        ANY,
        (request, context) -> context.ack(r -> r.options(forms.suggest(request.getPayload()))));
    bolt.viewSubmission(
        OperationForms.CALLBACK,
        (request, context) -> {
          Map<String, String> errors = submissions.submit(request.getPayload());
          return errors.isEmpty() ? context.ack() : context.ackWithErrors(errors);
        });
    bolt.viewSubmission(
        PasteModal.CALLBACK,
        (request, context) -> {
          Map<String, String> errors = commands.submitPasted(request.getPayload());
          return errors.isEmpty() ? context.ack() : context.ackWithErrors(errors);
        });
    for (Decision decision : ReasonModal.DECISIONS) {
      bolt.viewSubmission(
          decision.word(),
          (request, context) -> {
            Map<String, String> errors = reasonModal.submit(decision, request.getPayload());
            return errors.isEmpty() ? context.ack() : context.ackWithErrors(errors);
          });
    }
  }

  private Response command(SlashCommandPayload payload, Context context) {
    return commands
        .handle(PayloadReader.read(() -> typed(payload)))
        .map(slackMessage -> Response.json(200, slackMessage.ephemeral()))
        .orElseGet(context::ack);
  }

  private TypedCommand typed(SlashCommandPayload payload) {
    Person person = new Person(payload.getUserId());
    Channel channel = new Channel(payload.getChannelId());
    String text = payload.getText();
    return new TypedCommand(
        person,
        channel,
        payload.getCommand(),
        text == null ? "" : text,
        payload.getTriggerId(),
        replyTargets.of(payload.getResponseUrl(), channel, person));
  }

  private Response action(BlockActionPayload payload, Context context) {
    View view = payload.getView();
    if (view == null || HomeTab.TYPE.equals(view.getType())) {
      blockActions.handle(payload);
    } else if (OperationForms.CALLBACK.equals(view.getCallbackId())) {
      forms.update(payload);
    } else if (PasteModal.CALLBACK.equals(view.getCallbackId())) {
      pasteModal.update(payload);
    } else {
      reasonModal.update(payload);
    }
    return context.ack();
  }
}
