package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.operation.Form;
import dev.lighterman.request.Intent;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles submitted forms: checks them while Slack waits, then stores the request. */
public final class ViewSubmissions {
  private static final Logger log = LoggerFactory.getLogger(ViewSubmissions.class);

  private final OperationCatalogue catalogue;
  private final ChangeRequests changeRequests;
  private final FormDrafts drafts;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;
  private final InteractionTimeouts timeouts;
  private final InstantSource clock;

  public ViewSubmissions(
      OperationCatalogue catalogue,
      ChangeRequests changeRequests,
      FormDrafts drafts,
      DeferredReplies replies,
      LocalizedRenderers renderers,
      InteractionTimeouts timeouts,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.changeRequests = changeRequests;
    this.drafts = drafts;
    this.replies = replies;
    this.renderers = renderers;
    this.timeouts = timeouts;
    this.clock = clock;
  }

  /**
   * Checks a form and stores its request, in the time for both. A repeated delivery is not checked
   * again, because the request's own claims would make it fail.
   *
   * @return the errors by block; empty if the request is stored
   */
  Map<String, String> submit(ViewSubmissionPayload payload) {
    long begun = System.nanoTime();
    View view = payload.getView();
    FormState state = PayloadReader.read(() -> state(payload));
    Intent intent = state.entered();
    Map<String, Sentence> errors = new LinkedHashMap<>();
    try {
      boolean isDuplicate = changeRequests.isDuplicate(view.getId());
      errors.putAll(isDuplicate ? Map.of() : check(intent, left(timeouts.formCheck(), begun)));
      if (errors.isEmpty()) {
        changeRequests.ask(intent, view.getId(), left(timeouts.form(), begun));
      }
    } catch (RuntimeException error) {
      errors.put(firstField(view), replies.errorSentence(error));
    }
    if (errors.isEmpty()) {
      drafts.submitted(state.draft(), view.getId());
    } else {
      Sentence why = errors.values().iterator().next();
      drafts.refused(state.draft(), view.getId(), intent.options(), clock.instant(), why);
    }
    ReplyRenderer renderer = renderers.to(intent.asker(), intent.channel());
    Map<String, String> rendered = new LinkedHashMap<>();
    errors.forEach((option, why) -> rendered.put(shownAt(option, view), renderer.plain(why)));
    return rendered;
  }

  private static Duration left(Duration timeout, long begun) {
    Duration left = timeout.minusNanos(System.nanoTime() - begun);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Slack takes errors only for fields that the form has; some it has only for some values. */
  private static String shownAt(String option, View view) {
    return fields(view).anyMatch(option::equals) ? option : firstField(view);
  }

  private static String firstField(View view) {
    return fields(view).findFirst().orElseThrow();
  }

  private static Stream<String> fields(View view) {
    return view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .map(LayoutBlock::getBlockId);
  }

  /** The state of a form of an operation that this version knows. */
  private FormState state(ViewSubmissionPayload payload) {
    FormState state = FormState.of(payload.getView(), new Person(payload.getUser().getId()));
    form(state.intent());
    return state;
  }

  private Form form(Intent intent) {
    return catalogue.change(intent.operation()).form().orElseThrow();
  }

  /** If a check takes too long, its errors are found by the planning, which checks again. */
  private Map<String, Sentence> check(Intent intent, Duration timeout) {
    try {
      return replies.callWithTimeout(timeout, () -> form(intent).check(intent));
    } catch (TryLater slow) {
      log.atInfo().setCause(slow).log("the form will be checked by the planning");
      return Map.of();
    }
  }
}
