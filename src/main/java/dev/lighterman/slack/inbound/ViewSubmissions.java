package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.request.Intent;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forms that were sent: checked within the time that Slack gives, then asked for. */
public final class ViewSubmissions {
  private static final Logger log = LoggerFactory.getLogger(ViewSubmissions.class);
  private static final Duration TO_CHECK = Duration.ofMillis(1_800);

  private final OperationCatalogue catalogue;
  private final ChangeRequests changeRequests;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;

  public ViewSubmissions(
      OperationCatalogue catalogue,
      ChangeRequests changeRequests,
      DeferredReplies replies,
      LocalizedRenderers renderers) {
    this.catalogue = catalogue;
    this.changeRequests = changeRequests;
    this.replies = replies;
    this.renderers = renderers;
  }

  /**
   * Asks for what was filled in; sent twice, it is one request, whose own claims are no mistake.
   *
   * @return what is wrong, by block; empty where it was asked for
   */
  Map<String, String> submitted(ViewSubmissionPayload payload) {
    View view = payload.getView();
    Intent intent = FormState.of(view, new Person(payload.getUser().getId())).intent();
    Map<String, Sentence> wrong = new LinkedHashMap<>();
    try {
      wrong.putAll(changeRequests.isDuplicate(view.getId()) ? Map.of() : check(intent));
      if (wrong.isEmpty()) {
        changeRequests.ask(intent, view.getId()).ifPresent(looking -> tell(intent, looking));
      }
    } catch (RuntimeException mishap) {
      wrong.put(view.getBlocks().getFirst().getBlockId(), replies.why(mishap));
    }
    ReplyRenderer renderer = renderers.to(intent.asker(), intent.channel());
    Map<String, String> said = new LinkedHashMap<>();
    wrong.forEach((option, why) -> said.put(option, renderer.plain(why)));
    return said;
  }

  /** A check that takes too long is left to the planning, which makes it again anyhow. */
  private Map<String, Sentence> check(Intent intent) {
    try {
      return replies.callWithTimeout(
          TO_CHECK, () -> catalogue.change(intent.operation()).form().orElseThrow().check(intent));
    } catch (TryLater slow) {
      log.atInfo().setCause(slow).log("a form is checked when it is planned");
      return Map.of();
    }
  }

  private void tell(Intent intent, Answer answer) {
    ReplyTarget there = new ReplyTarget.InChannel(intent.channel(), intent.asker());
    replies.runInBackground(
        there, TypedCommand.COMMAND, () -> Optional.of(renderers.to(there).answer(answer)));
  }
}
