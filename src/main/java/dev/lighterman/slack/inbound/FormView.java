package dev.lighterman.slack.inbound;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.multiExternalSelect;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Action;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.DispatchActionConfig;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.view.View;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.Form.Field;
import dev.lighterman.operation.Form.Kind;
import dev.lighterman.operation.Form.Suggestion;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.message.TextLimits;
import dev.lighterman.value.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders a form as a Slack modal: one block per field, with the field's option as its id. */
final class FormView {
  static final int MAX_OPTIONS = 100;

  /** Slack sends a text while it is typed; Enter still submits the form. */
  static final DispatchActionConfig WHILE_TYPING =
      DispatchActionConfig.builder().triggerActionsOn(List.of("on_character_entered")).build();

  private final ReplyRenderer renderer;

  FormView(ReplyRenderer renderer) {
    this.renderer = renderer;
  }

  /** What is shown until the fields are loaded. */
  View skeleton(Form form, FormState state) {
    String text = renderer.mrkdwn(Sentence.of("slack.form.wait"));
    return view(form, state.withoutValues(), List.of())
        .blocks(List.of(section(s -> s.text(markdownText(text)))))
        .build();
  }

  /** Why the form can't be filled in. */
  View refusal(Form form, FormState state, Sentence why) {
    String text = TextLimits.markup(renderer.mrkdwn(why), TextLimits.SECTION);
    return view(form, state.withoutValues(), List.of())
        .blocks(List.of(section(s -> s.text(markdownText(text)))))
        .build();
  }

  /**
   * @param remark what is said about values that were entered before; empty for none
   */
  View filled(Form form, FormState state, List<Field> fields, Optional<Sentence> remark) {
    Stream<LayoutBlock> remarks = remark.map(each -> remark(renderer, each)).stream();
    FormState shown = state.showing(fields);
    Stream<LayoutBlock> blocks = fields.stream().map(each -> block(each, shown.suggestions()));
    return view(form, shown, fields)
        .submit(viewSubmit(s -> s.type(PlainTextObject.TYPE).text(label("slack.form.submit"))))
        .blocks(Stream.concat(remarks, blocks).toList())
        .build();
  }

  /**
   * That the values are what was entered before. No button clears them: Slack keeps the values of
   * fields that are still there when a view is updated.
   */
  static LayoutBlock draftRemark(ReplyRenderer renderer) {
    return remark(renderer, FormDrafts.NOT_SUBMITTED);
  }

  private static LayoutBlock remark(ReplyRenderer renderer, Sentence remark) {
    String text = TextLimits.markup(renderer.mrkdwn(remark), TextLimits.SECTION);
    return context(List.of(markdownText(text)));
  }

  /** Whether the action is a choice in a field of {@link Kind#SEARCH}. */
  static boolean isSearch(Action action) {
    return ExternalSelectElement.TYPE.equals(action.getType());
  }

  /** What a search field was shown with, before the person chose something else. */
  static Optional<String> shown(String option, View view) {
    return view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .map(InputBlock.class::cast)
        .filter(block -> option.equals(block.getBlockId()))
        .map(InputBlock::getElement)
        .filter(ExternalSelectElement.class::isInstance)
        .map(element -> ((ExternalSelectElement) element).getInitialOption())
        .filter(Objects::nonNull)
        .map(OptionObject::getValue)
        .findFirst();
  }

  private View.ViewBuilder view(Form form, FormState state, List<Field> fields) {
    String title = TextLimits.plain(renderer.plain(form.title()), TextLimits.VIEW_TITLE);
    return View.builder()
        .type("modal")
        .callbackId(OperationForms.CALLBACK)
        .privateMetadata(state.metadata(fields.stream().map(Field::option).toList()))
        .title(viewTitle(t -> t.type(PlainTextObject.TYPE).text(title)))
        .close(viewClose(c -> c.type(PlainTextObject.TYPE).text(label("slack.form.close"))));
  }

  private LayoutBlock block(Field field, FormSuggestions suggestions) {
    String hint = TextLimits.plain(renderer.plain(field.hint()), TextLimits.LABEL);
    return input(i ->
        i.blockId(field.option())
            .label(plainText(TextLimits.plain(renderer.plain(field.label()), TextLimits.LABEL)))
            .hint(hint.isBlank() ? null : plainText(hint))
            .optional(!field.required())
            // Each change is kept, and a choice may change other fields.
            .dispatchAction(true)
            .element(element(field, suggestions.elementId(field.option()))));
  }

  private BlockElement element(Field field, String id) {
    String initial = field.shown();
    return switch (field.kind()) {
      case TEXT ->
          plainTextInput(p ->
              p.actionId(id)
                  .initialValue(initial.isBlank() ? null : initial)
                  .dispatchActionConfig(WHILE_TYPING));
      case SEARCH ->
          externalSelect(e -> e.actionId(id).minQueryLength(0).initialOption(option(initial)));
      case SEARCH_MANY ->
          multiExternalSelect(
              e -> e.actionId(id).minQueryLength(0).initialOptions(options(initial)));
      case CHOICE ->
          staticSelect(s ->
              s.actionId(id)
                  .options(field.choices().stream().map(this::option).toList())
                  .initialOption(initialChoice(field)));
    };
  }

  private @Nullable OptionObject initialChoice(Field field) {
    return field.choices().stream()
        .filter(each -> each.value().equals(field.shown()))
        .findFirst()
        .map(this::option)
        .orElse(null);
  }

  /** A suggestion as an option of a search field. */
  Option suggestedOption(Suggestion suggestion) {
    OptionObject option = option(suggestion);
    return new Option(option.getText(), option.getValue(), option.getDescription());
  }

  private OptionObject option(Suggestion suggestion) {
    return OptionObject.builder()
        .text(optionText(suggestion.label()))
        .value(TextLimits.plain(suggestion.value(), TextLimits.OPTION_VALUE))
        .description(suggestion.description().map(this::optionText).orElse(null))
        .build();
  }

  private PlainTextObject optionText(Sentence sentence) {
    return plainText(TextLimits.plain(renderer.plain(sentence), TextLimits.OPTION));
  }

  private static @Nullable OptionObject option(String value) {
    return value.isBlank()
        ? null
        : OptionObject.builder()
            .text(plainText(TextLimits.plain(value, TextLimits.OPTION)))
            .value(TextLimits.plain(value, TextLimits.OPTION_VALUE))
            .build();
  }

  private static @Nullable List<OptionObject> options(String values) {
    List<OptionObject> options =
        Arrays.stream(values.split(",")).filter(v -> !v.isBlank()).map(FormView::option).toList();
    return options.isEmpty() ? null : options;
  }

  private String label(String key) {
    return renderer.plain(Sentence.of(key));
  }
}
