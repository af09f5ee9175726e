package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.CHIARA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Decision;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Rejected;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** People who decide about the same request at the same moment, over and over. */
@ParameterizedClass
@EnumSource
final class ApprovalRacesTest {
  /** The kinds of races below, which share the number. */
  private static final int KINDS = 4;

  /** How often each kind is tried on each database. */
  private static final int RACES = Math.ceilDiv(Integer.getInteger("races", 200), KINDS);

  /** How many requests are asked for, and carried out, at the same time. */
  private static final int TOGETHER = 25;

  /** Each has clicked twice. */
  private static final List<Person> TWICE = List.of(BEN, CHIARA, BEN, CHIARA);

  private final ExecutorService threads = Executors.newFixedThreadPool(TWICE.size());
  private final WorkflowFixture ofOne;
  private final WorkflowFixture ofTwo;

  ApprovalRacesTest(TestDatabase kind, @TempDir Path one, @TempDir Path two) {
    var clock = new ManualClock();
    ofOne = new WorkflowFixture(kind.fresh(one), clock, 1);
    ofTwo = new WorkflowFixture(kind.fresh(two), clock, 2);
    ofOne.plan(created("token"));
    ofTwo.plan(created("token"));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    assertEquals(Optional.empty(), ofOne.store.audit().firstTamperedRow());
    assertEquals(Optional.empty(), ofTwo.store.audit().firstTamperedRow());
    ofOne.close();
    ofTwo.close();
  }

  @Test
  void ofTwoWhoDecideAtOnceOneIsFirst() {
    race(
        ofOne,
        number -> {
          PlanHash hash = ofOne.hash(number);
          return Stream.of(
              deciding(ofOne, BEN, Decision.APPROVE, number, hash),
              deciding(ofOne, CHIARA, Decision.REJECT, number, hash));
        },
        (number, refusals) -> {
          assertEquals(1, refusals.size(), "one of them is told who was first");
          ofOne.until(() ->
              ofOne.request(number).state() instanceof Succeeded
                  || ofOne.request(number).state() instanceof Rejected);
          boolean approved = ofOne.request(number).state() instanceof Succeeded;
          assertEquals(
              List.of(approved ? "Approved " + BEN : "Rejected " + CHIARA),
              decisions(ofOne, number));
        });
  }

  @Test
  void ofManyClicksOneApproves() {
    race(
        ofOne,
        number -> approving(ofOne, TWICE, number),
        (number, refusals) -> {
          assertEquals(TWICE.size() - 1, refusals.size());
          List<Person> approvers = approvers(ofOne, number);
          assertEquals(1, approvers.size());
          assertEquals(List.of("Approved " + approvers.getFirst()), decisions(ofOne, number));
          assertEquals(1, told(ofOne, number));
        });
    assertEquals(RACES, ofOne.world.attempts().size(), "each is carried out once");
  }

  @Test
  void ofTwoWhoVoteAtOnceTheSecondDecides() {
    race(
        ofTwo,
        number -> approving(ofTwo, List.of(BEN, CHIARA), number),
        (number, refusals) -> {
          assertEquals(List.of(), refusals);
          bothCountOnce(number);
        });
  }

  @Test
  void ofTwoWhoClickTwiceEachBothCountOnce() {
    race(
        ofTwo,
        number -> approving(ofTwo, TWICE, number),
        (number, refusals) -> {
          assertEquals(2, refusals.size(), refusals::toString);
          bothCountOnce(number);
        });
  }

  /**
   * Races, one after the other; what comes before and after them is done for many at a time.
   *
   * @param wishes what people want at the same moment
   * @param judge sees what became of it, and what those were told who came too late
   */
  private void race(
      WorkflowFixture fixture,
      Function<RequestNumber, Stream<Callable<Sentence>>> wishes,
      BiConsumer<RequestNumber, List<Sentence>> judge) {
    for (int left = RACES; left > 0; left -= TOGETHER) {
      List<RequestNumber> numbers =
          Stream.generate(fixture::ask).limit(Math.min(left, TOGETHER)).toList();
      numbers.forEach(number -> fixture.await(number, AwaitingApproval.class));
      Map<RequestNumber, List<Sentence>> refusals = new LinkedHashMap<>();
      numbers.forEach(number -> refusals.put(number, atOnce(wishes.apply(number))));
      refusals.forEach(judge);
    }
  }

  private void bothCountOnce(RequestNumber number) {
    assertEquals(List.of(BEN, CHIARA), approvers(ofTwo, number));
    List<String> decisions = decisions(ofTwo, number);
    boolean benWasFirst = decisions.contains("Voted " + BEN);
    assertEquals(
        benWasFirst
            ? List.of("Voted " + BEN, "Approved " + CHIARA)
            : List.of("Voted " + CHIARA, "Approved " + BEN),
        decisions);
    assertEquals(1, told(ofTwo, number));
  }

  private static Stream<Callable<Sentence>> approving(
      WorkflowFixture fixture, List<Person> persons, RequestNumber number) {
    PlanHash hash = fixture.hash(number);
    return persons.stream()
        .map(person -> deciding(fixture, person, Decision.APPROVE, number, hash));
  }

  private static Callable<Sentence> deciding(
      WorkflowFixture fixture,
      Person person,
      Decision decision,
      RequestNumber number,
      PlanHash hash) {
    return () -> fixture.decides(fixture.decision(person, decision, number, hash));
  }

  private static List<Person> approvers(WorkflowFixture fixture, RequestNumber number) {
    Succeeded succeeded = fixture.await(number, Succeeded.class);
    return ((Authority.Votes) succeeded.authority()).approvers();
  }

  /** What the audit has of decisions that counted, and by whom. */
  private static List<String> decisions(WorkflowFixture fixture, RequestNumber number) {
    Set<String> counting = Set.of("Voted", "Approved", "Rejected");
    return fixture.store.audit().of(number).stream()
        .filter(entry -> counting.contains(entry.what()))
        .map(entry -> entry.what() + " " + entry.who())
        .toList();
  }

  /** How often it was told that the request is approved. */
  private static long told(WorkflowFixture fixture, RequestNumber number) {
    String approved = number + " " + Approved.class.getSimpleName();
    return fixture.recorder.lines().stream().filter(approved::equals).count();
  }

  /** What those were told whose wish came to nothing. */
  private List<Sentence> atOnce(Stream<Callable<Sentence>> wishes) {
    List<Sentence> refusals = new ArrayList<>();
    try {
      for (Future<Sentence> each : threads.invokeAll(wishes.toList())) {
        if (each.state() == Future.State.FAILED) {
          refusals.add(assertInstanceOf(AskerMustAct.class, each.exceptionNow()).why());
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return refusals;
  }
}
