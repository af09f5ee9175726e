package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.Transitions.CARRY_OUT;
import static dev.lighterman.workflow.Transitions.PLAN;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static dev.lighterman.workflow.WorkflowFixture.KIOSKS;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.FreezeOrder;
import dev.lighterman.store.FreezeOrder.Status;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who freezes which sites, what stops, and what goes on when a freeze is lifted. */
final class ChangeFreezeTest {
  private static final Channel STORES = new Channel("C02STORES");

  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;
  private final ChangeFreeze freeze;
  private int orders;

  ChangeFreezeTest(@TempDir Path directory) {
    fixture = WorkflowFixture.byHand(StoreSettings.in(directory), clock, 1);
    fixture.plan(created("token"));
    freeze = fixture.freeze;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anOrderThatIsDeliveredTwiceIsTakenOnce() {
    FreezeOrder order = order(true, BEN, EDGE_OPS);
    freeze.take(order);
    assertEquals(Set.of("freeze order-1"), fixture.scheduled());

    fixture.unschedule();
    freeze.take(order);

    assertEquals(Set.of(), fixture.scheduled());
    assertEquals(Optional.of(order), fixture.store.freezes().find(order.key()));
  }

  @Test
  void anOrderThatIsOnlyTakenFreezesNothing() {
    RequestNumber number = planned();

    freeze.take(order(true, BEN, EDGE_OPS));

    assertEquals(Optional.empty(), covering(number));
  }

  @Test
  void whoMayNotAskForItIsRefusedAndTheAuditSaysSo() {
    RequestNumber number = planned();
    FreezeOrder order = order(true, OLGA, EDGE_OPS);
    freeze.take(order);

    var refused =
        assertThrows(AskerMustAct.class, () -> freeze.enforce(order, fixture.known(OLGA)));

    assertEquals("approval.may-not-ask", refused.why().key());
    assertEquals(Status.REFUSED, status(order));
    assertEquals(Optional.empty(), covering(number));
    assertEquals(List.of("FreezeDenied by U03OUTSIDER"), audited());
  }

  @Test
  void aFreezeSaysWhoOrderedItWhereAndWhyUntilItIsLifted() {
    RequestNumber number = planned();

    FreezeOrder order = ordered(true, BEN, EDGE_OPS);

    assertEquals(Optional.of(frozenIn(EDGE_OPS)), covering(number));
    assertEquals(Optional.of(frozenIn(EDGE_OPS)), coveringForCards(number));
    freeze.announced(order);
    assertEquals(Status.ANNOUNCED, status(order));
    assertEquals(Optional.of(frozenIn(EDGE_OPS)), covering(number), "it is in force all the same");

    ordered(false, AMINA, EDGE_OPS);
    assertEquals(Optional.empty(), covering(number));
    assertEquals(List.of("Frozen by U02APPROVER", "Thawed by U01ASKER"), audited());
  }

  @Test
  void aChannelFreezesTheSitesThatItShowsAlone() {
    RequestNumber number = planned();

    ordered(true, BEN, KIOSKS);
    assertEquals(Optional.empty(), covering(number));

    fixture.shows(STORES, "store-*");
    ordered(true, BEN, STORES);
    assertEquals(Optional.of(frozenIn(STORES)), covering(number));
  }

  @Test
  void thePolicyFreezesSitesToo() {
    RequestNumber number = planned();

    fixture.policyFreezes("kiosk-*", "moving house");
    assertEquals(Optional.empty(), covering(number));
    fixture.policyFreezes("store-*", "inventory week");

    assertEquals(
        Optional.of(Sentence.of("freeze.cover.file", "why", "inventory week")), covering(number));
    assertEquals(
        List.of("moving house"),
        freeze.standing(List.of(KIOSKS)).stream().map(says -> says.values().get("why")).toList());
  }

  @Test
  void whatIsUnderWayLooksAtOnceAndWhoDecidesIsTold() {
    RequestNumber waiting = planned();
    RequestNumber approved = approved();
    RequestNumber running = running();
    RequestNumber halted = halted();
    RequestNumber rejected = planned();
    fixture.decides(BEN, Decision.REJECT, rejected);
    fixture.unschedule();

    ordered(true, BEN, EDGE_OPS);

    assertEquals(
        Set.of("freeze order-1", "carry-out " + approved, "carry-out " + running),
        fixture.scheduled());
    assertEquals(
        List.of(waiting + " freeze changed", halted + " freeze changed"),
        fixture.recorder.lines().stream().filter(line -> line.endsWith("changed")).toList());
    assertInstanceOf(Halted.class, fixture.request(halted).state());
  }

  @Test
  void otherChannelsThatFreezeSitesOfThisOneAreNamed() {
    fixture.shows(STORES, "store-*");
    ordered(true, BEN, EDGE_OPS);
    FreezeOrder ofStores = ordered(true, BEN, STORES);
    ordered(true, BEN, KIOSKS);

    assertEquals(List.of(STORES, KIOSKS), channels(freeze.besides(EDGE_OPS)));
    assertEquals(List.of(EDGE_OPS), channels(freeze.besides(STORES)));
    assertEquals(ofStores.key(), freeze.besides(EDGE_OPS).getFirst().key());
  }

  @Test
  void whatTheFreezeOfAChannelAloneHoldsStartsWhenThatIsLifted() {
    fixture.shows(STORES, "store-*");
    RequestNumber held = approved();
    planned();
    assertEquals(List.of(), heldBy(EDGE_OPS));

    ordered(true, BEN, EDGE_OPS);
    assertEquals(List.of(held), heldBy(EDGE_OPS));
    assertEquals(List.of(), heldBy(KIOSKS));
    startsAt(held, clock.instant().plusSeconds(1));
    assertEquals(List.of(), heldBy(EDGE_OPS), "it would not start yet");
    clock.move(Duration.ofSeconds(1));
    assertEquals(List.of(held), heldBy(EDGE_OPS));

    ordered(true, BEN, STORES);
    assertEquals(List.of(), heldBy(EDGE_OPS), "the other freeze holds it, too");
  }

  @Test
  void whatAFreezeHaltedMayGoOnOnceNoFreezeCoversIt() {
    RequestNumber byFreeze = running();
    halted();
    ordered(true, BEN, EDGE_OPS);
    fixture.runs(CARRY_OUT, byFreeze);
    fixture.runs(CARRY_OUT, byFreeze);
    assertInstanceOf(Halted.class, fixture.request(byFreeze).state());
    assertEquals(List.of(), freeze.haltedByFreeze(), "it is frozen still");

    ordered(false, BEN, EDGE_OPS);

    assertEquals(List.of(byFreeze), freeze.haltedByFreeze());
  }

  private RequestNumber planned() {
    RequestNumber number = fixture.ask();
    fixture.inbox.admit(fixture.request(number));
    fixture.runs(PLAN, number);
    return number;
  }

  private RequestNumber approved() {
    RequestNumber number = planned();
    fixture.approve(number, BEN);
    assertInstanceOf(Approved.class, fixture.request(number).state());
    return number;
  }

  private void startsAt(RequestNumber number, Instant start) {
    Request request = fixture.request(number);
    Approved approved = assertInstanceOf(Approved.class, request.state());
    fixture
        .store
        .database()
        .transact(transaction ->
            fixture.store.requests().save(transaction, request.moved(approved.startingAt(start))));
  }

  private RequestNumber running() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = approved();
    fixture.runs(CARRY_OUT, number);
    assertInstanceOf(Running.class, fixture.request(number).state());
    return number;
  }

  /** By its own step, and not by a freeze. */
  private RequestNumber halted() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = approved();
    fixture.runs(CARRY_OUT, number);
    fixture.runs(CARRY_OUT, number);
    assertInstanceOf(Halted.class, fixture.request(number).state());
    return number;
  }

  private FreezeOrder ordered(boolean frozen, Person person, Channel channel) {
    FreezeOrder order = order(frozen, person, channel);
    freeze.take(order);
    freeze.enforce(order, fixture.known(person));
    return order;
  }

  private FreezeOrder order(boolean frozen, Person person, Channel channel) {
    orders++;
    return new FreezeOrder(
        "order-" + orders, frozen, "storm", person, channel, clock.instant(), Status.TAKEN);
  }

  private Status status(FreezeOrder order) {
    return fixture.store.freezes().find(order.key()).orElseThrow().status();
  }

  /** What the audit has that is about no request. */
  private List<String> audited() {
    var json = new ObjectMapper();
    return fixture.texts("SELECT entry FROM audit WHERE request IS NULL ORDER BY position").stream()
        .map(text -> {
          try {
            JsonNode entry = json.readTree(text);
            return entry.path("what").asText() + " by " + entry.path("who").asText();
          } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  private static Sentence frozenIn(Channel channel) {
    return Sentence.of("freeze.cover.channel", "by", BEN)
        .with("channel", channel)
        .with("why", "storm");
  }

  private Optional<Sentence> covering(RequestNumber number) {
    return freeze.covering(fixture.request(number)).map(ChangeFreeze.Covering::says);
  }

  private Optional<Sentence> coveringForCards(RequestNumber number) {
    return ChangeFreeze.covering(
        fixture.policy(), fixture.store.freezes().inForce(), fixture.request(number));
  }

  private List<RequestNumber> heldBy(Channel channel) {
    return freeze.heldBy(channel, clock.instant()).stream().map(Request::number).toList();
  }

  private static List<Channel> channels(List<FreezeOrder> orders) {
    return orders.stream().map(FreezeOrder::channel).toList();
  }
}
