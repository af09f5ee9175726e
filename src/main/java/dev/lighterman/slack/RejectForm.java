package dev.lighterman.slack;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/** Asks an approver who says no why. */
final class RejectForm {
  static final String CALLBACK = "reject";
  private static final String WHY = "why";
  private static final int LONGEST = 500;

  private final Modals modals;
  private final Decisions decisions;
  private final Replies replies;
  private final Voices voices;

  RejectForm(Modals modals, Decisions decisions, Replies replies, Voices voices) {
    this.modals = modals;
    this.decisions = decisions;
    this.replies = replies;
    this.voices = voices;
  }

  /** Opens it for the request that the button is about. */
  void open(Spoken spoken) {
    replies.later(
        spoken.ear(),
        spoken.command(),
        () -> {
          Seen seen = Seen.read(spoken.text());
          modals.open(spoken.trigger(), view(seen, spoken));
          return Optional.empty();
        });
  }

  /** Takes the no down, by the form's id: sent twice, it is one. */
  void submitted(ViewSubmissionPayload payload) {
    JsonObject about =
        JsonParser.parseString(payload.getView().getPrivateMetadata()).getAsJsonObject();
    Person person = new Person(payload.getUser().getId());
    Channel channel = new Channel(about.get("channel").getAsString());
    Spoken form =
        new Spoken(
            person,
            channel,
            Spoken.COMMAND,
            about.get("request").getAsString(),
            payload.getView().getId(),
            new Ear.There(channel, person));
    String why = String.join(" ", FormState.filled(payload.getView()).getOrDefault(WHY, List.of()));
    replies.atOnce(form.ear(), form.command(), () -> decisions.rejected(form, why));
  }

  private View view(Seen seen, Spoken spoken) {
    Voice voice = voices.to(spoken.ear());
    String title =
        voice.plain(Sentence.of("slack.reject.title", "number", seen.number().toString()));
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .privateMetadata(about(spoken))
        .title(viewTitle(t -> t.type("plain_text").text(Clamp.plain(title, Clamp.VIEW_TITLE))))
        .submit(viewSubmit(s -> s.type("plain_text").text(label(voice, "slack.reject.submit"))))
        .close(viewClose(c -> c.type("plain_text").text(label(voice, "slack.form.close"))))
        .blocks(
            List.of(
                input(i ->
                    i.blockId(WHY)
                        .label(plainText(label(voice, "slack.reject.why")))
                        .element(
                            plainTextInput(
                                p -> p.actionId(WHY).multiline(true).maxLength(LONGEST))))))
        .build();
  }

  private static String about(Spoken spoken) {
    JsonObject about = new JsonObject();
    about.addProperty("request", spoken.text());
    about.addProperty("channel", spoken.channel().id());
    return about.toString();
  }

  private static String label(Voice voice, String key) {
    return voice.plain(Sentence.of(key));
  }
}
