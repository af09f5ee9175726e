package dev.lighterman.slack.workspace;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.User;
import dev.lighterman.value.ExponentialBackoff;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's own user and workspace. Slack is asked in the background until it answers, because
 * neither the start nor an acknowledgement may wait for it.
 */
public final class BotIdentity implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BotIdentity.class);
  private static final ExponentialBackoff BACKOFF =
      new ExponentialBackoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final WebApi slack;
  private final ExponentialBackoff backoff;
  private volatile @Nullable Known known;
  private volatile boolean closed;
  private final Thread asking;

  /**
   * Who the bot is.
   *
   * @param bot the bot's user
   * @param team the workspace's id, or the organisation's if the app is installed for all of it
   * @param organisation the id of the Enterprise Grid organisation; null if there is none
   * @param wide whether the app is installed for the whole organisation
   * @param app the app's id; null if Slack does not tell it
   */
  public record Known(
      Person bot, String team, @Nullable String organisation, boolean wide, @Nullable String app) {
    /** Deliveries for others are refused, so nonsense must not be taken for an id of ours. */
    public Known {
      check("[TE]", team);
      if (organisation != null) {
        check("E", organisation);
      }
      if (app != null) {
        check("A", app);
      }
    }

    private static void check(String first, String id) {
      if (!id.matches(first + "[A-Z0-9]{2,20}")) {
        throw new IllegalArgumentException("not an id of Slack's: " + id);
      }
    }

    private static Known of(AuthTestResponse answer) {
      return new Known(
          new Person(answer.getUserId()),
          answer.getTeamId(),
          answer.getEnterpriseId(),
          answer.isEnterpriseInstall(),
          null);
    }

    private Known with(@Nullable String appId) {
      return new Known(bot, team, organisation, wide, appId);
    }

    /** Whether somebody is a member here, although another workspace is their home. */
    boolean hasMember(User user) {
      User.EnterpriseUser everywhere = user.getEnterpriseUser();
      if (team.equals(user.getTeamId())) {
        return true;
      }
      return everywhere != null
          && (wide
              ? Objects.equals(organisation, everywhere.getEnterpriseId())
              : everywhere.getTeams() != null && everywhere.getTeams().contains(team));
    }
  }

  /**
   * @param botId by which Slack tells more about the bot
   */
  private record Introduction(Known known, String botId) {}

  public BotIdentity(WebApi slack) {
    this(slack, BACKOFF);
  }

  BotIdentity(WebApi slack, ExponentialBackoff backoff) {
    this.slack = slack;
    this.backoff = backoff;
    this.asking = Thread.ofVirtual().name("slack-identity").unstarted(this::askUntilKnown);
  }

  public void start() {
    asking.start();
  }

  /** Null as long as Slack has not answered. */
  public @Nullable Known known() {
    return known;
  }

  /** Asks Slack now if it has not answered before. */
  public Known get() {
    Known now = known;
    return now == null
        ? remember(slack.callInteractive(client -> client.authTest(r -> r), Known::of))
        : now;
  }

  /** Both threads that ask come here: who comes last may know less. */
  private synchronized Known remember(Known read) {
    Known before = known;
    if (before != null && read.app() == null) {
      return before;
    }
    known = read;
    return read;
  }

  /** The app's id, which Slack tells a bot only in this way. */
  private Known withApp(Introduction introduction) {
    try {
      return slack.callInBackground(
          client -> client.botsInfo(r -> r.bot(introduction.botId())),
          answer -> introduction.known().with(answer.getBot().getAppId()));
    } catch (SlackApiError | OperatorMustAct refused) {
      log.atWarn().addKeyValue("why", refused.getMessage()).log("Slack did not tell the app's id");
      return introduction.known();
    }
  }

  private void askUntilKnown() {
    for (int failures = 1; !closed; failures++) {
      try {
        Introduction introduction =
            slack.callInBackground(
                client -> client.authTest(r -> r),
                answer -> new Introduction(Known.of(answer), answer.getBotId()));
        Known read = remember(introduction.known());
        log.atInfo().addKeyValue("bot", read.bot()).log("Slack identified the bot");
        remember(withApp(introduction));
        return;
      } catch (TryLater | OperatorMustAct | SlackApiError failure) {
        log.atWarn().setCause(failure).log("Slack did not identify the bot");
        if (!sleep(backoff.after(failures))) {
          return;
        }
      }
    }
  }

  private static boolean sleep(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException closing) {
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    asking.interrupt();
  }
}
