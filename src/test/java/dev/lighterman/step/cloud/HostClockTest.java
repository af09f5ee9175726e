package dev.lighterman.step.cloud;

import static dev.lighterman.step.CredentialPurpose.SYNC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the bot's host is hours wrong; what has no place for a mark is told by its age. */
final class HostClockTest {
  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {2, -2})
  void whatTheRunCreatedIsItsOwnAtTheNextAttempt(long hoursAhead) {
    var there = new Host(Duration.ofHours(hoursAhead));
    ArmId registry = Quickstart.registry(talk);
    String name = "clock" + (hoursAhead + 2);
    ArmId map = registry.child("scopeMaps", name);
    ArmId token = registry.child("tokens", name);
    ArmId connected = registry.child("connectedRegistries", name);
    for (ExecutableStep step :
        List.of(
            new PutScopeMap(SYNC, map, permissions(name), null),
            new PutToken(SYNC, token, map, null, false),
            new CreateConnectedRegistry(connected, token, 4))) {
      there.attemptsUntilDone(step);
      assertInstanceOf(StepOutcome.Done.class, there.attempts(step));
    }
  }

  private static List<String> permissions(String gateway) {
    return List.of(
        "gateway/" + gateway + "/config/read",
        "gateway/" + gateway + "/config/write",
        "gateway/" + gateway + "/message/read",
        "gateway/" + gateway + "/message/write",
        "repositories/pos/content/read",
        "repositories/pos/metadata/read");
  }

  @Test
  void whatIsOlderThanTheRunStaysSomebodyElsesWhereTheClockIsBehind() {
    var there = new Host(Duration.ofHours(-2));
    ArmId registry = Quickstart.registry(talk);
    var step =
        new CreateConnectedRegistry(
            registry.child("connectedRegistries", "store101"),
            registry.child("tokens", "store101"),
            4);
    var failed = assertInstanceOf(StepOutcome.Failed.class, there.attempts(step));
    assertEquals("step.foreign", failed.cause().key());
  }

  /** A bot whose clock is this far ahead of Azure's. */
  private static final class Host {
    private final InstantSource clock;
    private final StepContext services;
    private final Instant began;

    Host(Duration ahead) {
      clock = InstantSource.offset(InstantSource.system(), ahead);
      var settings = talk.settings();
      services =
          new StepContext(
              Azure.connect(settings.azure(), clock, new SimpleMeterRegistry()),
              new Clusters(settings.kubernetes(), settings.configuration()::sites));
      began = clock.instant();
    }

    void attemptsUntilDone(ExecutableStep step) {
      talk.until(() -> attempts(step) instanceof StepOutcome.Done, "done");
    }

    StepOutcome attempts(ExecutableStep step) {
      var mark = new RequestMark(new RequestNumber(1), began);
      return step.ensure(services, new RunInfo(mark, began, began, clock.instant()));
    }
  }
}
