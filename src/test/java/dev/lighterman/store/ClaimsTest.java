package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Claim;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A claim changes hands while others reach for it. */
@ParameterizedClass
@EnumSource
final class ClaimsTest {
  private static final Claim ADDRESS = new Claim("cluster/10.0.0.50");
  private static final int TIMES = 1_000;

  private final Store store;

  ClaimsTest(TestDatabase kind, @TempDir Path directory) {
    store = Store.open(kind.fresh(directory), new PlanJson(FakeDetails.formats(Map.of())));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whoTakesAClaimThatIsGivenBackAtThatMomentHoldsIt() {
    RequestNumber first = ask("trigger-1");
    RequestNumber second = ask("trigger-2");
    var done = new AtomicBoolean();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> {
          while (!done.get()) {
            takeAndRelease(first);
          }
        });
    try {
      for (int time = 0; time < TIMES; time++) {
        takeAndRelease(second);
      }
    } finally {
      done.set(true);
    }
    other.join();
  }

  @Test
  void whoCannotHaveAllHoldsNone() {
    RequestNumber first = ask("trigger-1");
    RequestNumber second = ask("trigger-2");
    Claim name = new Claim("cluster/connected-registry");
    assertEquals(Optional.empty(), take(first, ADDRESS));

    // The one that is free comes first in their order, and is taken before the other is missed.
    Claim earlier = new Claim("cluster/0-free");
    assertEquals(Optional.of(new Claims.Taken(ADDRESS, first)), take(second, earlier, ADDRESS));
    assertEquals(Map.of(ADDRESS, first), store.claims().held());

    assertEquals(Optional.empty(), take(second, earlier, name));
    assertEquals(Map.of(ADDRESS, first, earlier, second, name, second), store.claims().held());
    assertEquals(Optional.empty(), take(second, name), "its own claims are no obstacle");
  }

  private Optional<Claims.Taken> take(RequestNumber number, Claim... claims) {
    return store
        .database()
        .inTransaction(transaction -> store.claims().take(transaction, number, Set.of(claims)));
  }

  private void takeAndRelease(RequestNumber number) {
    Optional<Claims.Taken> taken =
        store
            .database()
            .inTransaction(transaction -> {
              var by = store.claims().take(transaction, number, Set.of(ADDRESS));
              assertTrue(by.isPresent() || holds(transaction, number), "a claim that nobody holds");
              return by;
            });
    if (taken.isEmpty()) {
      store.database().transact(transaction -> store.claims().release(transaction, number));
    }
  }

  private static boolean holds(Transaction transaction, RequestNumber number) {
    return transaction
        .handle()
        .select("SELECT 1 FROM claims WHERE request = ?", number.number())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private RequestNumber ask(String key) {
    var asker = new Person("U01ASKER");
    var channel = new Channel("C01EDGEOPS");
    var intent = new Intent("deploy", List.of("store"), new LinkedHashMap<>(), asker, channel);
    return store
        .database()
        .inTransaction(transaction ->
            store.requests().insert(transaction, intent, key, Instant.EPOCH).request().number());
  }
}
