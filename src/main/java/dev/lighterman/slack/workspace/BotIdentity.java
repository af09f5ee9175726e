package dev.lighterman.slack.workspace;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.lighterman.value.ExponentialBackoff;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who the bot is in its workspace. Asked in the background until Slack says, since neither the
 * start nor an acknowledgement may wait for it.
 */
public final class BotIdentity implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BotIdentity.class);
  private static final ExponentialBackoff BACKOFF =
      new ExponentialBackoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final WebApi slack;
  private volatile @Nullable Known known;
  private final Thread asking;

  /**
   * Who it is.
   *
   * @param team the workspace's id
   */
  public record Known(Person bot, String team) {}

  public BotIdentity(WebApi slack) {
    this.slack = slack;
    this.asking = Thread.ofVirtual().name("slack-identity").unstarted(this::ask);
  }

  public void begin() {
    asking.start();
  }

  @Nullable
  public Known known() {
    return known;
  }

  /** Who it is, asked for here and now if Slack has not been reached before. */
  public Known who() {
    Known now = known;
    return now == null ? learn(slack.callInteractive(client -> client.authTest(r -> r))) : now;
  }

  private Known learn(AuthTestResponse answer) {
    Known learnt = new Known(new Person(answer.getUserId()), answer.getTeamId());
    known = learnt;
    return learnt;
  }

  private void ask() {
    for (int failures = 1; known == null; failures++) {
      try {
        Known learnt = learn(slack.callInBackground(client -> client.authTest(r -> r)));
        log.atInfo().addKeyValue("bot", learnt.bot()).log("Slack knows the bot");
      } catch (TryLater | OperatorMustAct | SlackApiError failure) {
        log.atWarn().addKeyValue("why", failure.getMessage()).log("Slack does not say who I am");
        if (!slept(BACKOFF.after(failures))) {
          return;
        }
      }
    }
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException closing) {
      return false;
    }
  }

  @Override
  public void close() {
    asking.interrupt();
  }
}
