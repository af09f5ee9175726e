package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.RequestState.AwaitingReapproval;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.request.RequestState.Resuming;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Undoing;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestStateTest {
  private final Instant noon = Instant.parse("2026-11-24T12:00:00Z");
  private final Person ben = new Person("U02APPROVER");
  private final PlanHash hash = new PlanHash("0".repeat(64));
  private final Authority votes = new Authority.Votes(List.of(ben));

  @Test
  void aHaltedRunGoesOnTheWayItWent() {
    Running running = new Running(votes, noon);
    var stopped = new Halt.Stopped(ben);
    assertInstanceOf(Resuming.class, running.halt(stopped, noon).resume(noon));
    Undoing undoing = running.halt(stopped, noon).undo(ben);
    assertInstanceOf(Undoing.class, undoing.halt(stopped, noon).resume(noon));
  }

  @Test
  void aRunKeepsTheTimeItBeganThroughEveryHalt() {
    Running running = new Running(votes, noon);
    var halted = running.halt(new Halt.Stopped(ben), noon.plusSeconds(60));
    var resuming = assertInstanceOf(Resuming.class, halted.resume(noon.plusSeconds(120)));
    assertEquals(new Running(votes, noon), resuming.run());
  }

  @Test
  void approvalIsOverAtItsVeryEnd() {
    var waiting = new Planning().planned(hash, noon, Duration.ofHours(1));
    assertFalse(waiting.over(noon.plusSeconds(3599)));
    assertTrue(waiting.over(noon.plusSeconds(3600)));
  }

  @Test
  void eachChangeOfARequestIsAnotherVersion() {
    var asked =
        new Request(
            new RequestNumber(412),
            1,
            new Intent("deploy", List.of(), new LinkedHashMap<>(), ben, new Channel("C01EDGEOPS")),
            new Planning(),
            null,
            null,
            noon);
    var plan = SampleStep.plan();

    var planned = asked.planned(plan, new Planning().planned(hash, noon, Duration.ofHours(1)));
    assertEquals(2, planned.version());
    assertEquals(plan, planned.plan());
    assertEquals(3, planned.moved(new RequestState.Expired(noon)).version());
  }

  @Test
  void whoApprovedIsNamedWithTheReasonThatTheyGave() {
    Person chiara = new Person("U04LEAD");
    var approved =
        new Authority.Votes(
            List.of(ben, chiara), List.of(new Authority.Reason(chiara, "tested at store-101")));

    assertEquals(
        List.of(
            ben,
            Sentence.of("approver.with-reason", "person", chiara)
                .with("why", "tested at store-101")),
        approved.named());
    assertEquals(List.of(ben), votesOf(votes).named());
  }

  private static Authority.Votes votesOf(Authority authority) {
    return assertInstanceOf(Authority.Votes.class, authority);
  }

  @Test
  void onlyWhatEndedSetsItsClaimsFree() {
    var waiting = new Planning().planned(hash, noon, Duration.ofHours(1));
    assertFalse(waiting.ended());
    assertFalse(new Running(votes, noon).halt(new Halt.Stopped(ben), noon).ended());
    assertTrue(waiting.reject(ben, "", noon).ended());
    assertTrue(new Running(votes, noon).end(noon).ended());
  }

  @Test
  void whatIsToBeApprovedIsThePlanOrWhatIsNewSinceIt() {
    Plan plan =
        SampleStep.plan("deploy", "store-104", List.of(), SampleStep.planned("token", Kind.CREATE));
    Halted halted = new Running(votes, noon).halt(new Halt.Stopped(ben), noon);
    var again = new AwaitingReapproval(halted, hash, List.of(), noon, noon.plusSeconds(60));

    assertEquals(PlanHash.of(plan), request(plan, new Running(votes, noon)).planHash());
    assertEquals(hash, request(plan, again).planHash());
  }

  private Request request(Plan plan, RequestState state) {
    var intent =
        new Intent("deploy", List.of(), new LinkedHashMap<>(), ben, new Channel("C01EDGEOPS"));
    return new Request(new RequestNumber(1), 1, intent, state, plan, null, noon);
  }
}
