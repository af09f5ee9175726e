package dev.lighterman.slack.inbound;

import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.view.View;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and updates modals. */
public final class ModalClient {
  private static final Logger log = LoggerFactory.getLogger(ModalClient.class);
  private static final int MAX_ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WebApi slack;
  private final Supplier<UUID> ids;

  /**
   * @param ids makes the ids by which modals are found whose opening was not answered
   */
  public ModalClient(WebApi slack, Supplier<UUID> ids) {
    this.slack = slack;
    this.ids = ids;
  }

  /**
   * Opens a modal.
   *
   * @throws TryLater if Slack did not open it, such as because the trigger has expired, after three
   *     seconds, or was used before
   */
  View open(String trigger, View view) {
    view.setExternalId(ids.get().toString());
    try {
      return slack.callInteractive(
          api -> api.viewsOpen(r -> r.triggerId(trigger).view(view)), ViewsOpenResponse::getView);
    } catch (SlackApiError error) {
      if (error.isTriggerExpired()) {
        throw new TryLater(Sentence.of("slack.form.late"), Duration.ZERO);
      }
      throw error;
    } catch (TryLater lost) {
      if (!WebApi.isUncertain(lost)) {
        throw lost;
      }
      return retried(() -> openedAfterAll(view, lost)).orElseThrow(() -> lost);
    }
  }

  /** The modal if Slack has opened it, which an update with the same content tells. */
  private Optional<View> openedAfterAll(View view, TryLater lost) {
    try {
      return Optional.of(
          slack.callInteractive(
              api -> api.viewsUpdate(r -> r.externalId(view.getExternalId()).view(view)),
              ViewsUpdateResponse::getView));
    } catch (SlackApiError error) {
      if (!error.hasCode("not_found")) {
        throw error;
      }
      if (WebApi.isUnanswered(lost)) {
        throw lost; // Slack may still be about to open it.
      }
      return Optional.empty();
    }
  }

  /**
   * Updates a modal, unless it was changed or closed in the meantime. An update that was carried
   * out has changed the hash, so it is not carried out twice.
   */
  void update(View opened, View view) {
    retried(() -> {
      updateOnce(opened, view);
      return Optional.empty();
    });
  }

  private void updateOnce(View opened, View view) {
    try {
      slack.callInteractive(
          api -> api.viewsUpdate(r -> r.viewId(opened.getId()).hash(opened.getHash()).view(view)));
    } catch (SlackApiError error) {
      if (!error.hasCode("hash_conflict") && !error.hasCode("not_found")) {
        throw error;
      }
      log.atDebug().log("the form was changed or closed in the meantime");
    }
  }

  /**
   * Tries again if Slack does not take it at once: whoever looks at a modal waits for what it
   * lacks.
   */
  private static Optional<View> retried(Supplier<Optional<View>> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (TryLater later) {
        if (attempt == MAX_ATTEMPTS) {
          throw later;
        }
        pause(later);
      }
    }
  }

  private static void pause(TryLater later) {
    try {
      Thread.sleep(later.afterAtLeast(PAUSE));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw later;
    }
  }
}
