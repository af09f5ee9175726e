package dev.lighterman.slack.inbound;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.lighterman.operation.PastedText;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.TextLimits;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a person to paste what a query is to be answered from. The text is kept nowhere but in the
 * open modal and, for some minutes, in their draft.
 */
public final class PasteModal {
  static final String CALLBACK = "paste";

  private static final String TEXT = "text";

  /** Slack's own limit. */
  private static final int MAX_LENGTH = 3000;

  private final ModalClient modals;
  private final FormDrafts drafts;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;

  public PasteModal(
      ModalClient modals,
      FormDrafts drafts,
      DeferredReplies replies,
      LocalizedRenderers renderers) {
    this.modals = modals;
    this.drafts = drafts;
    this.replies = replies;
    this.renderers = renderers;
  }

  void open(TypedCommand command, PastedText pasted) {
    modals.open(command.trigger(), view(command, pasted));
  }

  /** Keeps what was entered. */
  void update(BlockActionPayload payload) {
    View view = payload.getView();
    TypedCommand form = PayloadReader.read(() -> form(view, payload.getUser().getId()));
    drafts.keep(draft(form), view.getId(), FormState.filled(view));
  }

  /** The command for which somebody pasted something. */
  TypedCommand command(ViewSubmissionPayload payload) {
    return PayloadReader.read(() -> form(payload.getView(), payload.getUser().getId()));
  }

  /**
   * Answers from what was pasted, in the background.
   *
   * @param check that the person may read the answer, for which Slack may be asked
   * @return why it can't be read, by block; the modal stays open with the text then
   */
  Map<String, String> submit(
      ViewSubmissionPayload payload, TypedCommand command, PastedText pasted, Runnable check) {
    String text = text(FormState.filled(payload.getView()));
    Optional<Sentence> refusal = pasted.refusal(text);
    if (refusal.isPresent()) {
      return Map.of(TEXT, renderers.to(command.replyTarget()).plain(refusal.get()));
    }
    drafts.submitted(draft(command), payload.getView().getId());
    replies.runInBackground(
        command.replyTarget(),
        command.command(),
        () -> {
          check.run();
          return Optional.of(renderers.to(command.replyTarget()).answer(pasted.answer(text)));
        });
    return Map.of();
  }

  private static String text(Map<String, List<String>> values) {
    return String.join("\n", values.getOrDefault(TEXT, List.of()));
  }

  private static FormDrafts.Key draft(TypedCommand form) {
    return new FormDrafts.Key(form.person(), form.channel(), form.text());
  }

  private static TypedCommand form(View view, String user) {
    JsonObject metadata = JsonParser.parseString(view.getPrivateMetadata()).getAsJsonObject();
    var person = new Person(user);
    var channel = new Channel(metadata.get("channel").getAsString());
    return new TypedCommand(
        person,
        channel,
        TypedCommand.COMMAND,
        metadata.get("words").getAsString(),
        view.getId(),
        new ReplyTarget.InChannel(channel, person));
  }

  private static String metadata(TypedCommand command) {
    var metadata = new JsonObject();
    metadata.addProperty("words", command.text());
    metadata.addProperty("channel", command.channel().id());
    return metadata.toString();
  }

  private View view(TypedCommand command, PastedText pasted) {
    ReplyRenderer renderer = renderers.to(command.replyTarget());
    String title = TextLimits.plain(renderer.plain(pasted.title()), TextLimits.VIEW_TITLE);
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .privateMetadata(metadata(command))
        .title(viewTitle(t -> t.type("plain_text").text(title)))
        .submit(
            viewSubmit(s -> s.type("plain_text").text(renderer.plain(Sentence.of("paste.submit")))))
        .close(
            viewClose(
                c -> c.type("plain_text").text(renderer.plain(Sentence.of("slack.form.close")))))
        .blocks(blocks(pasted, entered(command), renderer))
        .build();
  }

  /** What the person entered before into a form that was closed. */
  private Optional<String> entered(TypedCommand command) {
    return drafts.find(draft(command)).map(PasteModal::text).filter(text -> !text.isBlank());
  }

  private static List<LayoutBlock> blocks(
      PastedText pasted, Optional<String> entered, ReplyRenderer renderer) {
    LayoutBlock commands =
        section(s -> s.text(markdownText("```\n" + pasted.commands() + "\n```")));
    return Stream.of(
            Stream.of(commands),
            entered.map(_ -> FormView.draftRemark(renderer)).stream(),
            Stream.of(textInput(renderer.plain(pasted.label()), entered)))
        .flatMap(each -> each)
        .toList();
  }

  private static LayoutBlock textInput(String label, Optional<String> entered) {
    return input(i ->
        i.blockId(TEXT)
            .dispatchAction(true)
            .label(plainText(label))
            .element(
                plainTextInput(p ->
                    p.actionId(TEXT)
                        .multiline(true)
                        .maxLength(MAX_LENGTH)
                        .initialValue(entered.orElse(null))
                        .dispatchActionConfig(FormView.WHILE_TYPING))));
  }
}
