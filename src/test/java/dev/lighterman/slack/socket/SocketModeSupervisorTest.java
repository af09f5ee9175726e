package dev.lighterman.slack.socket;

import static dev.lighterman.value.LongTimeouts.LONG;
import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.SlackSettings.Transport;
import dev.lighterman.slack.PassingError;
import dev.lighterman.slack.PassingError.Situation;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.slack.http.DeliveryDeduplication;
import dev.lighterman.slack.http.DeliveryThreads;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.status.CardRenderer;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections to a Slack that closes them, stops answering, or refuses them. */
class SocketModeSupervisorTest {
  /** For what does not wait for a silence: a slow machine is none. */
  private static final ConnectionTimeouts QUICK = pinging(Duration.ofSeconds(10));

  /** How many deliveries are answered at the same time. */
  private static final int MOST = 3;

  private final List<Thread> answering = new CopyOnWriteArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ActiveFaults faults = new ActiveFaults();
  private final RequestLog log = new RequestLog();
  private final SlackServer slack =
      SlackServer.start(
          ServerOptions.plain("slack", 0, faults, log),
          BotApp.lighterman(),
          Team.HARBOUR,
          InstantSource.system(),
          SlackServer.TIMEOUT.multipliedBy(10),
          List.of());
  private final WebApi api =
      new WebApi(settings(slack.app().appToken()), LONG.slackCall(), new SimpleMeterRegistry());
  private SocketModeSupervisor sockets = sockets(QUICK);

  private static ConnectionTimeouts pinging(Duration interval) {
    return new ConnectionTimeouts(
        interval, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMillis(20));
  }

  private SlackSettings settings(String appToken) {
    return new SlackSettings(
        new Transport.Sockets(new Secret(appToken)),
        new Secret(slack.app().token()),
        slack.apiUrl());
  }

  private SocketModeSupervisor sockets(ConnectionTimeouts timeouts) {
    App bolt = new App(AppConfig.builder().slack(Slack.getInstance()).build(), List.of());
    bolt.command(
        "/registry",
        (request, context) -> {
          answering.add(Thread.currentThread());
          if (request.getPayload().getText().equals("wait")) {
            await(goOn);
          }
          return context.ack("aye");
        });
    SentenceRenderer renderer = new SentenceRenderer(Locale.ENGLISH);
    slack.socketMode().setEnabled(true);
    return new SocketModeSupervisor(
        SocketModeConnector.create(connectionUrls(slack.app().appToken()), timeouts),
        new EnvelopeHandler(new DeliveryDeduplication(), bolt, new SimpleMeterRegistry()),
        new DeliveryThreads(MOST),
        new ReplyRenderer(renderer, new CardRenderer(renderer)),
        InstantSource.system());
  }

  private ConnectionUrls connectionUrls(String appToken) {
    return new ConnectionUrls(api, new Secret(appToken));
  }

  @AfterEach
  void close() {
    sockets.close();
    api.close();
    slack.close();
  }

  @Test
  void answersOnTheConnectionThatItOpens() throws Exception {
    assertFalse(sockets.reachable());

    sockets.open();

    assertTrue(sockets.reachable());
    assertEquals("{\"text\":\"aye\"}", typed().body());
  }

  @Test
  void answersOnThreadsThatNoLockInsideSqliteHoldsUp() throws Exception {
    sockets.open();

    assertNull(typed().error());

    assertEquals(List.of(false), answering.stream().map(Thread::isVirtual).toList());
  }

  @Test
  void ofTooManyDeliveriesAtOnceTheLastIsNotTaken() throws Exception {
    sockets.open();
    for (int i = 0; i < MOST; i++) {
      Thread.startVirtualThread(() -> {
        try {
          slack.slashCommand("U01ASKER", "C01EDGEOPS", "/registry", "wait");
        } catch (TargetNotFound nobody) {
          throw new AssertionError(nobody);
        }
      });
    }
    eventually(() -> answering.size() == MOST, "they are not taken");

    assertNotNull(typed().error());

    assertEquals(MOST, answering.size());
    goOn.countDown();
    while (typed().error() != null) { // The threads are free a moment after their answers.
      pause();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void opensAnotherConnectionWhenTheNetworkFails() throws Exception {
    sockets.open();

    slack.socketMode().drop();
    eventually(() -> opened() == 2 && slack.socketMode().connections() == 1, "no other connection");

    assertNull(typed().error());
  }

  @Test
  void opensAnotherConnectionBeforeAnAnnouncedEnd() throws Exception {
    sockets.open();

    slack.socketMode().warn();
    eventually(() -> slack.socketMode().connections() == 2, "the next one is not opened before");
    for (int i = 0; i < 2; i++) {
      assertNull(typed().error(), "each of them answers");
    }

    eventually(() -> slack.socketMode().connections() == 1, "the old one is never left");
    assertEquals(2, opened());
  }

  @Test
  void opensAnotherConnectionWhenSlackStopsAnswering() {
    sockets.close();
    sockets = sockets(pinging(Duration.ofMillis(300)));
    sockets.open();

    slack.socketMode().freeze();

    eventually(() -> opened() >= 2, "silence is not noticed");
  }

  @Test
  void waitsAsLongAsSlackAsksFor() {
    faults.inject(
        new Fault("429", Map.of("path", "apps.connections.open", "times", "1", "retryAfter", "2")));

    sockets.open();

    eventually(sockets::reachable, "no connection");
    List<Instant> asked =
        log.exchanges().stream()
            .filter(each -> each.path().contains("apps.connections.open"))
            .map(RequestLog.Exchange::at)
            .toList();
    assertEquals(2, asked.size());
    assertTrue(Duration.between(asked.get(0), asked.get(1)).toMillis() >= 1_900, asked.toString());
  }

  @Test
  void isUnhealthyWithoutAConnectionAndKeepsTrying() throws Exception {
    sockets.open();
    faults.inject(new Fault("500", Map.of("path", "apps.connections.open", "times", "3")));

    slack.socketMode().drop();

    eventually(() -> !sockets.reachable(), "it seems well");
    eventually(sockets::reachable, "it gave up");
    assertNull(typed().error());
  }

  @Test
  void tellsTheOperatorThatSocketModeIsSwitchedOff() {
    slack.socketMode().setEnabled(false);
    SocketModeConnector connector =
        SocketModeConnector.create(connectionUrls(slack.app().appToken()), QUICK);

    OperatorMustAct off =
        assertThrows(OperatorMustAct.class, () -> connector.connect((_, _) -> {}));

    assertEquals("slack.socket-mode", off.why().key());
  }

  @Test
  void saysWhichTokenIsWrong() {
    for (String wrong : List.of("xapp-1-of-another", slack.app().token())) {
      OperatorMustAct refused =
          assertThrows(OperatorMustAct.class, () -> connectionUrls(wrong).next());

      assertEquals("slack.app-token", refused.why().key());
    }
  }

  @Test
  void isCheckedTogetherWithTheBotsToken() {
    try (SlackWorkspace workspace =
        SlackWorkspace.connect(
            settings("xapp-1-of-another"),
            () -> PolicySettings.NOTHING,
            LONG,
            InstantSource.system(),
            new SimpleMeterRegistry())) {
      OperatorMustAct refused =
          assertThrows(OperatorMustAct.class, workspace.check()::introduction);

      assertEquals("slack.app-token", refused.why().key());
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksForAnotherAddressAfterAPassingError(PassingError error) throws Exception {
    Situation.CONNECTING.faults(List.of(error)).forEach(faults::inject);

    sockets.open();

    eventually(() -> faults.all().isEmpty() && slack.socketMode().connections() == 1, "never");
    assertNull(typed().error());
  }

  @Test
  void waitsLongerAfterEachFailure() {
    ConnectionTimeouts usual = ConnectionTimeouts.DEFAULT;

    assertEquals(Duration.ZERO, usual.backoff(0, Duration.ZERO));
    assertEquals(Duration.ofMillis(250), usual.backoff(1, Duration.ZERO));
    assertEquals(Duration.ofSeconds(2), usual.backoff(4, Duration.ZERO));
    assertEquals(Duration.ofMinutes(1), usual.backoff(1_000, Duration.ZERO));
    assertEquals(Duration.ofMinutes(3), usual.backoff(2, Duration.ofMinutes(3)));
  }

  private DeliveryResult typed() throws TargetNotFound {
    return slack.slashCommand("U01ASKER", "C01EDGEOPS", "/registry", "list");
  }

  private long opened() {
    return log.exchanges().stream().filter(each -> each.path().contains("/link/")).count();
  }

  private static void eventually(BooleanSupplier fact, String otherwise) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!fact.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), otherwise);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
