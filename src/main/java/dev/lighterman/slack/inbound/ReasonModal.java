package dev.lighterman.slack.inbound;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
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
import dev.lighterman.request.Decision;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.TextLimits;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks for the reason of a rejection, or of an approval if the policy requires one, or whether a
 * request is to be closed or withdrawn. Options of a menu can't ask by themselves.
 */
public final class ReasonModal {
  /** Those about which it may ask. */
  static final Set<Decision> DECISIONS =
      Set.of(Decision.APPROVE, Decision.REJECT, Decision.CANCEL, Decision.LEAVE);

  private static final String WHY = "why";
  private static final int MAX_LENGTH = 500;

  private final ModalClient modals;
  private final DecisionRecorder decisions;
  private final FormDrafts drafts;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;

  public ReasonModal(
      ModalClient modals,
      DecisionRecorder decisions,
      FormDrafts drafts,
      DeferredReplies replies,
      LocalizedRenderers renderers) {
    this.modals = modals;
    this.decisions = decisions;
    this.drafts = drafts;
    this.replies = replies;
    this.renderers = renderers;
  }

  /** Opens the modal for the request of a button. */
  void open(Decision decision, TypedCommand command) {
    replies.runInBackground(
        command.replyTarget(),
        command.command(),
        () -> {
          PlanReference reference = PlanReference.read(command.text());
          modals.open(command.trigger(), view(decision, reference, command));
          return Optional.empty();
        });
  }

  /** Keeps what was entered. */
  void update(BlockActionPayload payload) {
    View view = payload.getView();
    TypedCommand form = PayloadReader.read(() -> form(view, payload.getUser().getId()));
    drafts.keep(draft(view.getCallbackId(), form), view.getId(), FormState.filled(view));
  }

  /** Has the modal about a plan begin with the reason that a person typed. */
  static void suggest(FormDrafts drafts, RecordedDecision typed, Request request) {
    String plan = PlanReference.to(request);
    drafts.keep(
        new FormDrafts.Key(typed.person(), typed.channel(), typed.decision().word() + " " + plan),
        typed.key(),
        Map.of(WHY, List.of(typed.why().strip())));
  }

  private static FormDrafts.Key draft(String decision, TypedCommand form) {
    return new FormDrafts.Key(form.person(), form.channel(), decision + " " + form.text());
  }

  /**
   * Records the decision under the modal's id, so that a repeated delivery records it once.
   *
   * @return why it could not be recorded now, by block; the modal stays open then
   */
  Map<String, String> submit(Decision decision, ViewSubmissionPayload payload) {
    View view = payload.getView();
    TypedCommand form = PayloadReader.read(() -> form(view, payload.getUser().getId()));
    String why = reason(FormState.filled(view));
    var notTaken = new HashMap<String, String>();
    replies.runBeforeAck(
        form.replyTarget(),
        form.command(),
        () -> {
          try {
            decisions.recordWithReason(decision, form, why);
            drafts.submitted(draft(decision.word(), form), view.getId());
          } catch (TryLater later) {
            if (!asksForReason(decision)) {
              throw later; // Only an input can show an error.
            }
            notTaken.put(WHY, renderers.to(form.replyTarget()).plain(later.why()));
          }
        });
    return notTaken;
  }

  private static String reason(Map<String, List<String>> values) {
    return String.join(" ", values.getOrDefault(WHY, List.of()));
  }

  private static TypedCommand form(View view, String user) {
    JsonObject metadata = JsonParser.parseString(view.getPrivateMetadata()).getAsJsonObject();
    Person person = new Person(user);
    Channel channel = new Channel(metadata.get("channel").getAsString());
    return new TypedCommand(
        person,
        channel,
        TypedCommand.COMMAND,
        metadata.get("request").getAsString(),
        view.getId(),
        new ReplyTarget.InChannel(channel, person));
  }

  private View view(Decision decision, PlanReference reference, TypedCommand command) {
    ReplyRenderer renderer = renderers.to(command.replyTarget());
    String title = renderer.plain(title(decision, reference));
    String question = renderer.plain(question(decision));
    return View.builder()
        .type("modal")
        .callbackId(decision.word())
        .privateMetadata(metadata(command))
        .title(
            viewTitle(
                t -> t.type("plain_text").text(TextLimits.plain(title, TextLimits.VIEW_TITLE))))
        .submit(viewSubmit(s -> s.type("plain_text").text(renderer.plain(submitLabel(decision)))))
        .close(
            viewClose(
                c -> c.type("plain_text").text(renderer.plain(Sentence.of("slack.form.close")))))
        .blocks(
            asksForReason(decision)
                ? reasonBlocks(question, entered(decision, command), renderer)
                : List.of(text(question)))
        .build();
  }

  /** What the person entered before into a form that was closed. */
  private Optional<String> entered(Decision decision, TypedCommand command) {
    return drafts
        .find(draft(decision.word(), command))
        .map(ReasonModal::reason)
        .filter(why -> !why.isBlank());
  }

  private static boolean asksForReason(Decision decision) {
    return decision == Decision.APPROVE || decision == Decision.REJECT;
  }

  private static Sentence title(Decision decision, PlanReference reference) {
    String key =
        switch (decision) {
          case APPROVE -> "slack.approve.title";
          case CANCEL -> "slack.withdraw.title";
          case LEAVE -> "slack.leave.title";
          default -> "slack.reject.title";
        };
    return Sentence.of(key, "number", reference.number().toString());
  }

  private static Sentence submitLabel(Decision decision) {
    return Sentence.of(
        switch (decision) {
          case APPROVE -> "slack.approve.submit";
          case CANCEL -> "slack.withdraw.submit";
          case LEAVE -> "slack.leave.submit";
          default -> "slack.reject.submit";
        });
  }

  private static Sentence question(Decision decision) {
    return Sentence.of(
        switch (decision) {
          case APPROVE -> "slack.approve.why";
          case CANCEL -> "slack.withdraw.consequence";
          case LEAVE -> "slack.leave.consequence";
          default -> "slack.reject.why";
        });
  }

  private static List<LayoutBlock> reasonBlocks(
      String question, Optional<String> entered, ReplyRenderer renderer) {
    return Stream.concat(
            entered.map(_ -> FormView.draftRemark(renderer)).stream(),
            Stream.of(reasonInput(question, entered)))
        .toList();
  }

  private static LayoutBlock reasonInput(String question, Optional<String> entered) {
    return input(i ->
        i.blockId(WHY)
            .dispatchAction(true)
            .label(plainText(question))
            .element(
                plainTextInput(p ->
                    p.actionId(WHY)
                        .multiline(true)
                        .maxLength(MAX_LENGTH)
                        .initialValue(entered.orElse(null))
                        .dispatchActionConfig(FormView.WHILE_TYPING))));
  }

  private static LayoutBlock text(String question) {
    return section(s -> s.text(plainText(question)));
  }

  private static String metadata(TypedCommand command) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("request", command.text());
    metadata.addProperty("channel", command.channel().id());
    return metadata.toString();
  }
}
