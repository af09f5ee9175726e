package dev.lighterman.slack.workspace;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.slack.PassingError;
import dev.lighterman.slack.PassingError.Situation;
import dev.lighterman.slack.workspace.BotIdentity.Known;
import dev.lighterman.value.ExponentialBackoff;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.Person;
import dev.lighterman.value.Secret;
import dev.lighterman.value.TryLater;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that fail: what is known of their fate. */
final class WebApiTest {
  private static final ExponentialBackoff AT_ONCE =
      new ExponentialBackoff(Duration.ofMillis(1), Duration.ofMillis(1));
  private final ActiveFaults faults = new ActiveFaults();
  private final SlackServer slack =
      SlackServer.start(
          ServerOptions.plain("slack", 0, faults, new RequestLog()),
          BotApp.lighterman(),
          InstantSource.system());
  private final WebApi api = connected(slack.apiUrl());

  private WebApi connected(URI url) {
    return new WebApi(
        new SlackSettings(
            new SlackSettings.Transport.Requests(new Secret(slack.app().signingSecret())),
            new Secret(slack.app().token()),
            url),
        InteractionTimeouts.DEFAULT.slackCall(),
        new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    api.close();
    slack.close();
  }

  @ParameterizedTest
  @EnumSource
  void onlyACallWhoseAnswerIsLostIsUnanswered(PassingError error) {
    faults.inject(error.at("auth.test"));

    assertEquals(error == PassingError.LOST_ANSWER, WebApi.isUnanswered(failed(api)));
  }

  @Test
  void aCallThatIsNotAnsweredInTimeIsUnanswered() {
    faults.inject(new Fault("slow", Map.of("face", "slack", "times", "1", "millis", "3000")));

    assertTrue(WebApi.isUnanswered(failed(api)));
  }

  @Test
  void whatNobodyTakesWasCertainlyNotCarriedOut() {
    URI nobody = slack.apiUrl();
    slack.close();
    try (WebApi alone = connected(nobody)) {
      TryLater later = failed(alone);

      assertFalse(WebApi.isUncertain(later));
      assertFalse(WebApi.isUnanswered(later));
    }
  }

  private static TryLater failed(WebApi api) {
    return assertThrows(TryLater.class, () -> api.callInteractive(c -> c.authTest(r -> r)));
  }

  @Test
  void whoTheBotIsIsAskedUntilNoErrorIsInTheWay() throws InterruptedException {
    Situation.STARTING.faults(List.of(PassingError.values())).forEach(faults::inject);

    isIdentified();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "auth.test | {'ok':true}",
        "auth.test | {'ok':true,'user_id':'?','team_id':'T0HARBOUR','bot_id':'B00LIGHTER'}",
        "auth.test | {'ok':true,'user_id':'U00LIGHTER','bot_id':'B00LIGHTER'}",
        "auth.test | {'ok':true,'user_id':'U00LIGHTER','team_id':'?','bot_id':'B00LIGHTER'}",
        "bots.info | {'ok':true}",
        "bots.info | {'ok':true,'bot':{'app_id':'?'}}"
      })
  void whoTheBotIsIsAskedAgainIfTheAnswerIsNonsense(String method, String answer)
      throws InterruptedException {
    String body = answer.replace('\'', '"');
    faults.inject(
        new Fault("answer", Map.of("face", "slack", "path", method, "times", "1", "body", body)));

    isIdentified();
  }

  private void isIdentified() throws InterruptedException {
    try (BotIdentity identity = new BotIdentity(api, AT_ONCE)) {
      identity.start();

      Known all = new Known(new Person("U00LIGHTER"), "T0HARBOUR", null, false, "A00LIGHTER");
      Instant end = Instant.now().plus(PATIENCE);
      while (!all.equals(identity.known()) && Instant.now().isBefore(end)) {
        Thread.sleep(10);
      }

      assertEquals(all, identity.known());
      assertEquals(List.of(), faults.all());
    }
  }
}
