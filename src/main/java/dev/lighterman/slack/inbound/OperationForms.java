package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.model.view.View;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.operation.Form;
import dev.lighterman.request.Intent;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forms: opened at once, and filled in live. */
public final class OperationForms {
  static final String CALLBACK = "form";

  private static final Logger log = LoggerFactory.getLogger(OperationForms.class);
  private static final Duration TO_SUGGEST = Duration.ofMillis(2_500);

  private final ModalClient modals;
  private final OperationCatalogue catalogue;
  private final ChangeRequests changeRequests;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;

  public OperationForms(
      ModalClient modals,
      OperationCatalogue catalogue,
      ChangeRequests changeRequests,
      DeferredReplies replies,
      LocalizedRenderers renderers) {
    this.modals = modals;
    this.catalogue = catalogue;
    this.changeRequests = changeRequests;
    this.replies = replies;
    this.renderers = renderers;
  }

  /** Opens a skeleton within the life of the trigger, then looks up what the fields say. */
  void open(TypedCommand command, Intent intent) {
    replies.runInBackground(
        command.replyTarget(),
        command.command(),
        () -> {
          Form form = form(intent);
          FormState about = new FormState(intent);
          View opened = modals.open(command.trigger(), views(about).skeleton(form, about));
          modals.change(opened, view(form, about));
          return Optional.empty();
        });
  }

  /** What was chosen changes what other fields say. */
  void changed(BlockActionPayload payload) {
    Person person = new Person(payload.getUser().getId());
    FormState about = FormState.of(payload.getView(), person);
    replies.runInBackground(
        new ReplyTarget.InChannel(about.intent().channel(), person),
        TypedCommand.COMMAND,
        () -> {
          modals.change(payload.getView(), view(form(about.intent()), about));
          return Optional.empty();
        });
  }

  private View view(Form form, FormState about) {
    try {
      changeRequests.checkAllowed(about.intent(), Sentence.of("slack.form.first"));
      return views(about).filled(form, about, form.fields(about.intent()));
    } catch (AskerMustAct refused) {
      return views(about).refusal(form, about, refused.why());
    }
  }

  /** In the words of who fills it in, as far as that is known at this moment. */
  private FormView views(FormState about) {
    return new FormView(renderers.to(about.intent().asker(), about.intent().channel()));
  }

  /** What fits what was typed into a search; nothing where that can't be found out in time. */
  List<Option> suggest(BlockSuggestionPayload payload) {
    FormState about = FormState.of(payload.getView(), new Person(payload.getUser().getId()));
    String typed = payload.getValue() == null ? "" : payload.getValue();
    try {
      return replies
          .callWithTimeout(
              TO_SUGGEST,
              () -> form(about.intent()).suggest(payload.getActionId(), typed, about.intent()))
          .stream()
          .limit(FormView.MOST_OPTIONS)
          .map(views(about)::suggested)
          .toList();
    } catch (RuntimeException failure) {
      log.atWarn().setCause(failure).log("no suggestions");
      return List.of();
    }
  }

  private Form form(Intent intent) {
    return catalogue.change(intent.operation()).form().orElseThrow();
  }
}
