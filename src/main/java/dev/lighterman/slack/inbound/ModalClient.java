package dev.lighterman.slack.inbound;

import com.slack.api.model.view.View;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and updates modals. */
public final class ModalClient {
  private static final Logger log = LoggerFactory.getLogger(ModalClient.class);
  private static final int MAX_ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WebApi slack;

  public ModalClient(WebApi slack) {
    this.slack = slack;
  }

  /**
   * Opens a modal.
   *
   * @throws TryLater if the trigger has expired, after three seconds, or was used before
   */
  View open(String trigger, View view) {
    try {
      return slack
          .callInteractive(api -> api.viewsOpen(r -> r.triggerId(trigger).view(view)))
          .getView();
    } catch (SlackApiError error) {
      if (error.isTriggerExpired()) {
        throw new TryLater(Sentence.of("slack.form.late"), Duration.ZERO);
      }
      throw error;
    }
  }

  /**
   * Updates a modal, unless it was changed or closed in the meantime. It is tried again if Slack
   * does not take it at once: whoever looks at the modal waits for what it lacks. An update that
   * was carried out has changed the hash, so it is not carried out twice.
   */
  void update(View opened, View view) {
    for (int attempt = 1; ; attempt++) {
      try {
        updateOnce(opened, view);
        return;
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
}
