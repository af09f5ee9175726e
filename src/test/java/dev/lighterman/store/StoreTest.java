package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Claim;
import dev.lighterman.request.Decision;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class StoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Person AMINA = new Person("U01ASKER");
  private static final Person BEN = new Person("U02APPROVER");
  private static final Channel EDGE_OPS = new Channel("C01EDGEOPS");
  private static final PlanHash HASH = new PlanHash("a".repeat(64));

  private final StoreSettings settings;
  private final Store store;

  StoreTest(TestDatabase kind, @TempDir Path directory) {
    settings = kind.fresh(directory);
    store = Store.open(settings, new PlanJson(FakeDetails.formats(Map.of())));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void askedTwiceWithOneKeyItIsOneRequest() {
    Request first = ask("trigger-1");
    Request again = ask("trigger-1");
    Request other = ask("trigger-2");

    assertEquals(first, again);
    assertFalse(first.number().equals(other.number()));
    assertEquals(Optional.of(first), store.requests().find(first.number()));
    assertEquals(List.of(first, other), store.requests().open());
    assertEquals(List.of(other), store.requests().recent(1));
  }

  @Test
  void aQuietChannelFindsItsRequestsBesideABusyOne() {
    var quiet = new Channel("C02STORES");
    Request first = askIn(quiet, "quiet-1");
    Request second = askIn(quiet, "quiet-2");
    for (int i = 0; i < 25; i++) {
      ask("busy-" + i);
    }
    Request done = first.moved(new RequestState.Withdrawn(AMINA, NOW));
    store.database().transact(transaction -> store.requests().save(transaction, done));

    assertEquals(
        List.of(second, done),
        StoredRequest.readable(store.requests().all(store.requests().numbers(quiet))));
    assertEquals(1, store.requests().listing().open(quiet));
    assertEquals(25, store.requests().numbers(EDGE_OPS).size());
    assertEquals(25, store.requests().listing().open(EDGE_OPS));
  }

  @Test
  void aRowThatCannotBeReadHidesNoOther() {
    RequestNumber first = ask("trigger-1").number();
    Request second = ask("trigger-2");
    sql("UPDATE requests SET state = '{\"is\":\"Daydreaming\"}' WHERE number = 1");

    assertEquals(List.of(second), store.requests().open());
    assertEquals(List.of(second), store.requests().recent(20));
    for (List<StoredRequest> rows :
        List.of(
            store.requests().openAnywhere(),
            store.requests().all(List.of(second.number(), first)))) {
      assertEquals(List.of(second), StoredRequest.readable(rows));
      assertEquals(List.of(first), StoredRequest.unreadable(rows));
    }
    assertEquals(List.of(first), store.unreadable());
    var alone = assertThrows(UnreadableRow.class, () -> store.requests().find(first));
    assertEquals(first, alone.request());
  }

  @Test
  void aStepOfARunThatCannotBeReadKeepsTheRequestFromGoingOn() {
    RequestNumber number = ask("trigger-1").number();
    sql("INSERT INTO attempts (request, step, attempt) VALUES (1, 'token', '{\"progress\":7}')");

    assertEquals(List.of(number), store.unreadable());
  }

  @Test
  void whatASiteRunsIsReadFromTheNewestRequestThatChangedItOrMayHaveDone() {
    ArmId site = ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "store-104");
    RequestNumber first = ask("trigger-1").number();
    RequestNumber second = ask("trigger-2").number();
    sql("UPDATE requests SET site = '" + site.toString().toLowerCase(Locale.ROOT) + "'");
    sql("UPDATE requests SET plan = '{\"steps\":[{\"step\":{\"is\":\"x/2\"}}]}' WHERE number = 2");

    assertEquals(second, store.requests().newest(site).orElseThrow().number());
    assertEquals(Optional.empty(), store.requests().newest(site, RequestState::ended));

    sql("UPDATE requests SET state = '{\"is\":\"Undone\"}' WHERE number = 1");
    StoredRequest ended = store.requests().newest(site, RequestState::ended).orElseThrow();
    assertEquals(first, ended.number());

    sql("UPDATE requests SET state = '{\"is\":\"Daydreaming\"}' WHERE number = 2");
    StoredRequest unknown = store.requests().newest(site, RequestState::ended).orElseThrow();
    assertEquals(new StoredRequest.Unreadable(second), unknown);
  }

  @Test
  void nobodySavesWhatSomebodyElseChangedMeanwhile() {
    Request read = ask("trigger-1");
    Request refused = read.moved(new RequestState.Withdrawn(AMINA, NOW));
    store.database().transact(transaction -> store.requests().save(transaction, refused));

    assertThrows(
        IllegalStateException.class,
        () ->
            store.database().transact(transaction -> store.requests().save(transaction, refused)));
    assertTrue(store.requests().open().isEmpty());
    assertEquals(Optional.of(refused), store.requests().find(read.number()));
  }

  @Test
  void ofTwoRequestsOnlyOneHoldsAClaim() {
    RequestNumber first = ask("trigger-1").number();
    RequestNumber second = ask("trigger-2").number();
    var address = new Claim("cluster/10.0.0.50");
    var name = new Claim("registry/store104");

    assertEquals(Optional.empty(), take(first, address));
    assertEquals(Optional.of(new Claims.Taken(address, first)), take(second, address, name));
    assertEquals(Map.of(address, first), store.claims().held(), "the second took none");
    assertEquals(Optional.empty(), take(first, address), "its own claim does not count against it");

    store.database().transact(transaction -> store.claims().release(transaction, first));
    assertEquals(Optional.empty(), take(second, address, name));
  }

  @Test
  void aPersonHasOneVoteForAPlan() {
    RequestNumber number = ask("trigger-1").number();

    store
        .database()
        .transact(transaction -> {
          assertTrue(store.votes().cast(transaction, new Vote(number, HASH, BEN, "tested", NOW)));
          assertFalse(store.votes().cast(transaction, new Vote(number, HASH, BEN, "tested", NOW)));
          assertEquals(
              List.of(new Vote(number, HASH, BEN, "tested", NOW)),
              store.votes().of(transaction, number, HASH));
        });
  }

  @Test
  void aWishTakenDownTwiceIsOneAndEndsOnce() {
    RequestNumber number = ask("trigger-1").number();
    RecordedDecision approval = wish("trigger-2", Decision.APPROVE, number, HASH);
    RecordedDecision stop = wish("trigger-3", Decision.CANCEL, number, null);

    assertTrue(add(approval));
    assertFalse(add(approval), "taken down twice, it is one");
    assertTrue(add(stop), "another click is another wish");
    assertEquals(Optional.of(approval), store.decisions().find("trigger-2"));
    assertEquals(Optional.of(stop), store.decisions().find("trigger-3"));

    assertTrue(end("trigger-2"));
    assertFalse(end("trigger-2"), "it was carried out before");
    assertEquals(Optional.empty(), store.decisions().find("trigger-2"));
    assertEquals(Optional.of(stop), store.decisions().find("trigger-3"));
    assertFalse(add(approval), "Slack delivered it again, and it is not carried out again");
  }

  @Test
  void aWishStaysWhereCarryingItOutFails() {
    RecordedDecision stop = wish("trigger-2", Decision.CANCEL, ask("trigger-1").number(), null);
    add(stop);

    assertThrows(
        IllegalStateException.class,
        () ->
            store
                .database()
                .transact(transaction -> {
                  assertTrue(store.decisions().end(transaction, "trigger-2"));
                  throw new IllegalStateException("the plug was pulled");
                }));

    assertEquals(Optional.of(stop), store.decisions().find("trigger-2"));
  }

  @Test
  void aTransactionInsideATransactionIsRefusedInsteadOfWaitingForItself() {
    assertThrows(
        IllegalStateException.class, () -> store.database().transact(_ -> store.requests().open()));
  }

  @Test
  void theAuditTellsWhenARequestBeganToChangeAnything() {
    RequestNumber number = ask("trigger-1").number();
    note(number, "approved", BEN);
    assertEquals(Optional.empty(), store.audit().firstChange(number));
    note(number, AuditLog.CALLING, BEN);
    assertEquals(Optional.of(NOW.plusSeconds(1)), store.audit().firstChange(number));
  }

  @Test
  void theAuditTellsWhatHappened() {
    RequestNumber number = ask("trigger-1").number();
    note(number, "asked", AMINA);
    note(number, "approved", BEN);

    assertEquals(
        List.of("asked by U01ASKER", "approved by U02APPROVER"),
        store.audit().of(number).stream()
            .map(entry -> entry.what() + " by " + entry.who())
            .toList());
    assertEquals(Optional.empty(), store.audit().firstTamperedRow());
  }

  @Test
  void aChangedRowOfTheAuditShows() {
    threeRows();

    sql("UPDATE audit SET entry = replace(entry, 'U02APPROVER', 'U04LEAD') WHERE position = 2");

    assertEquals(Optional.of(2L), store.audit().firstTamperedRow());
  }

  @Test
  void aRowTakenOutOfTheAuditShows() {
    threeRows();

    sql("DELETE FROM audit WHERE position = 2");

    assertEquals(Optional.of(2L), store.audit().firstTamperedRow());
  }

  @Test
  void aRowCutOffTheAuditsEndShows() {
    threeRows();

    sql("DELETE FROM audit WHERE position = 3");

    assertEquals(Optional.of(3L), store.audit().firstTamperedRow());
  }

  @Test
  void theAuditIsReadRowByRowUpToTheFirstThatIsNotAsItWasWritten() {
    threeRows();
    sql("UPDATE audit SET entry = 'forged' WHERE position = 2");
    sql("UPDATE audit SET hash = 'forged' WHERE position = 3");

    assertEquals(
        new DatabaseReader.AuditCheck(1, Optional.of(2L)),
        new DatabaseReader(settings).checkAudit());
  }

  @Test
  void aLongAuditIsReadWhole() {
    threeRows();
    for (int i = 0; i < 1_200; i++) {
      note(new RequestNumber(1), "asked", AMINA);
    }

    assertEquals(
        new DatabaseReader.AuditCheck(1_203, Optional.empty()),
        new DatabaseReader(settings).checkAudit());
  }

  @Test
  void messagesAreKeptInTheOrderInWhichTheyWereWritten() {
    StoredMessage card = StoredMessage.of("R1/card", "R1", "card", EDGE_OPS);
    StoredMessage one = line("R1/1", "scope map made");
    StoredMessage two = line("R1/2", "token made");
    store
        .database()
        .transact(transaction -> {
          store.messages().write(transaction, card);
          store.messages().write(transaction, one);
          store.messages().write(transaction, two);
          store.messages().write(transaction, one);
        });
    assertEquals(List.of(one, two), unsent("line"));

    store
        .database()
        .transact(transaction -> store.messages().posted(transaction, one, "17.1", "hash"));

    assertEquals(List.of(two), unsent("line"));
    assertEquals("17.1", store.messages().find("R1/1").orElseThrow().ts());
    assertEquals(3, store.messages().about("R1").size(), "written twice, it is one");
  }

  @Test
  void theTextOfAMessageIsForgottenOnceItIsPostedUnlessItSaysSomethingElseByThen() {
    StoredMessage one = line("R1/1", "scope map made");
    store.database().transact(transaction -> store.messages().write(transaction, one));

    store
        .database()
        .transact(transaction -> {
          store.messages().rewrite(transaction, "R1/1", "scope map kept");
          store.messages().posted(transaction, one, "17.1", "hash");
        });
    StoredMessage rewritten = store.messages().find("R1/1").orElseThrow();
    assertEquals("scope map kept", rewritten.body());

    store
        .database()
        .transact(transaction -> store.messages().posted(transaction, rewritten, "17.1", "hash"));
    assertNull(store.messages().find("R1/1").orElseThrow().body());
  }

  private static StoredMessage line(String id, String body) {
    return new StoredMessage(id, "R1", "line", EDGE_OPS, body, null, null);
  }

  private List<StoredMessage> unsent(String kind) {
    return store.messages().about("R1").stream()
        .filter(message -> message.kind().equals(kind) && message.ts() == null)
        .toList();
  }

  private void threeRows() {
    RequestNumber number = ask("trigger-1").number();
    note(number, "asked", AMINA);
    note(number, "approved", BEN);
    note(number, "cancelled", AMINA);
    assertEquals(Optional.empty(), store.audit().firstTamperedRow());
  }

  private void note(RequestNumber number, String what, Person who) {
    Instant at = NOW.plus(Duration.ofSeconds(1));
    store
        .database()
        .transact(transaction ->
            store
                .audit()
                .add(
                    transaction, new AuditLog.Entry(at, what, number, who, Map.of("plan", "9f2"))));
  }

  private Request ask(String key) {
    return askIn(EDGE_OPS, key);
  }

  private Request askIn(Channel channel, String key) {
    var intent = new Intent("deploy", List.of("store-104"), new LinkedHashMap<>(), AMINA, channel);
    return store
        .database()
        .inTransaction(
            transaction -> store.requests().insert(transaction, intent, key, NOW).request());
  }

  private Optional<Claims.Taken> take(RequestNumber number, Claim... claims) {
    return store
        .database()
        .inTransaction(transaction -> store.claims().take(transaction, number, Set.of(claims)));
  }

  private static RecordedDecision wish(
      String key, Decision verb, RequestNumber number, @Nullable PlanHash plan) {
    return new RecordedDecision(key, verb, number, plan, BEN, EDGE_OPS, "not on a Friday", NOW);
  }

  private boolean add(RecordedDecision decision) {
    return store
        .database()
        .inTransaction(transaction -> store.decisions().add(transaction, decision));
  }

  private boolean end(String key) {
    return store.database().inTransaction(transaction -> store.decisions().end(transaction, key));
  }

  private void sql(String statement) {
    store.database().transact(transaction -> transaction.handle().execute(statement));
  }
}
