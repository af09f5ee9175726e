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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the forms of changes, updates them, and suggests values while people type. */
public final class OperationForms {
  static final String CALLBACK = "form";

  private static final Logger log = LoggerFactory.getLogger(OperationForms.class);

  private final ModalClient modals;
  private final OperationCatalogue catalogue;
  private final ChangeRequests changeRequests;
  private final FormDrafts drafts;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;
  private final Duration suggestionTimeout;

  public OperationForms(
      ModalClient modals,
      OperationCatalogue catalogue,
      ChangeRequests changeRequests,
      FormDrafts drafts,
      DeferredReplies replies,
      LocalizedRenderers renderers,
      Duration suggestionTimeout) {
    this.modals = modals;
    this.catalogue = catalogue;
    this.changeRequests = changeRequests;
    this.drafts = drafts;
    this.replies = replies;
    this.renderers = renderers;
    this.suggestionTimeout = suggestionTimeout;
  }

  /** Opens the form with what was entered and not submitted, or empty. */
  void open(TypedCommand command, Intent intent) {
    replies.runInBackground(
        command.replyTarget(),
        command.command(),
        () -> {
          open(command, form(intent), new FormState(intent, intent.operation()));
          return Optional.empty();
        });
  }

  /** Opens the form with what was named, to which the person adds the rest. */
  void openFilled(TypedCommand command, Intent intent) {
    replies.runInBackground(
        command.replyTarget(),
        command.command(),
        () -> {
          open(command, form(intent), filled(form(intent), intent, command));
          return Optional.empty();
        });
  }

  /** What a person enters into it is kept apart from what they enter into an empty form. */
  private static FormState filled(Form form, Intent intent, TypedCommand command) {
    return new FormState(form.editable(intent), command.text());
  }

  /**
   * Opens the form with what was asked for before; asks for it again if it has no form.
   *
   * @param asked gives what was asked for, or refuses to tell
   */
  void edit(TypedCommand command, Supplier<Intent> asked) {
    replies.runInBackground(
        command.replyTarget(),
        command.command(),
        () -> {
          Intent again = asked.get();
          catalogue
              .change(again.operation())
              .form()
              .ifPresentOrElse(
                  form -> open(command, form, filled(form, again, command)),
                  () -> changeRequests.ask(again, command));
          return Optional.empty();
        });
  }

  /** Opens the form before the trigger expires, then loads its fields. */
  private void open(TypedCommand command, Form form, FormState initial) {
    View opened = modals.open(command.trigger(), formView(initial).skeleton(form, initial));
    Optional<FormState> draft = drafts.find(initial.draft()).map(initial::with);
    Optional<Sentence> remark = draft.map(_ -> drafts.remark(initial.draft()));
    modals.update(opened, viewOrError(form, draft.orElse(initial), remark));
  }

  /** An error is shown in the form, which hides the conversation and would wait for ever. */
  private View viewOrError(Form form, FormState state, Optional<Sentence> remark) {
    try {
      return view(form, state, remark);
    } catch (RuntimeException failure) {
      return formView(state).refusal(form, state, replies.errorSentence(failure));
    }
  }

  /** Keeps what was entered. What was found by a search may change other fields. */
  void update(BlockActionPayload payload) {
    FormState state = PayloadReader.read(() -> chosen(payload));
    boolean searched = PayloadReader.read(() -> FormView.isSearch(payload.getActions().getFirst()));
    drafts.keep(state.draft(), payload.getView().getId(), state.entered().options());
    if (!searched) {
      return;
    }
    Person person = state.intent().asker();
    replies.runInBackground(
        new ReplyTarget.InChannel(state.intent().channel(), person),
        TypedCommand.COMMAND,
        () -> {
          modals.update(payload.getView(), view(form(state.intent()), state, Optional.empty()));
          return Optional.empty();
        });
  }

  /** What is entered now, without what was entered for another value than the one just chosen. */
  private FormState chosen(BlockActionPayload payload) {
    FormState state = state(payload.getView(), payload.getUser().getId());
    String option = payload.getActions().getFirst().getBlockId();
    Optional<String> before = FormView.shown(option, payload.getView());
    return before.isEmpty() || before.equals(state.intent().value(option))
        ? state
        : state.without(form(state.intent()).dependents(option));
  }

  /** The state of a form of an operation that this version knows. */
  private FormState state(View view, String user) {
    FormState state = FormState.of(view, new Person(user));
    form(state.intent());
    return state;
  }

  private View view(Form form, FormState state, Optional<Sentence> remark) {
    try {
      changeRequests.checkAllowed(
          state.intent(), Sentence.of("slack.form.first", "verb", state.intent().operation()));
      return formView(state).filled(form, state, form.fields(state.entered()), remark);
    } catch (AskerMustAct refused) {
      return formView(state).refusal(form, state, refused.why());
    }
  }

  /** In the language of the person, as far as it is known by now. */
  private FormView formView(FormState state) {
    return new FormView(renderers.to(state.intent().asker(), state.intent().channel()));
  }

  /** The suggestions for a search; none if they can't be found in time. */
  List<Option> suggest(BlockSuggestionPayload payload) {
    FormState state = PayloadReader.read(() -> state(payload.getView(), payload.getUser().getId()));
    String typed = payload.getValue() == null ? "" : payload.getValue();
    try {
      return replies
          .callWithTimeout(
              suggestionTimeout,
              () -> form(state.intent()).suggest(payload.getBlockId(), typed, state.intent()))
          .stream()
          .limit(FormView.MAX_OPTIONS)
          .map(formView(state)::suggestedOption)
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
