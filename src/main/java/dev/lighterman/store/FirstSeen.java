package dev.lighterman.store;

import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the bot first saw each thing that is wrong at a site, as far as people asked it. */
public final class FirstSeen {
  private static final Logger log = LoggerFactory.getLogger(FirstSeen.class);

  /** After so long without a look nobody knows whether it was well meanwhile. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  /** How old what is stored about the last look may be. */
  private static final Duration ACCURACY = Duration.ofHours(1);

  private record Sighting(Instant since, Instant seen) {}

  private final Database database;

  FirstSeen(Database database) {
    this.database = database;
  }

  /**
   * Remembers what is wrong at a site now; what was wrong before and is no more, is forgotten.
   *
   * @param causes the names of all that is wrong
   * @return when each was seen first, without those that were not seen before
   */
  public Map<String, Instant> look(String site, Set<String> causes, Instant now) {
    Map<String, Sighting> before = database.read(transaction -> sightings(transaction, site));
    if (!isStored(before, causes, now)) {
      store(site, causes, now);
    }
    var since = new TreeMap<String, Instant>();
    before.forEach((cause, sighting) -> {
      if (causes.contains(cause) && !isForgotten(sighting, now)) {
        since.put(cause, sighting.since());
      }
    });
    return since;
  }

  private static boolean isStored(Map<String, Sighting> before, Set<String> causes, Instant now) {
    return before.keySet().equals(causes)
        && before.values().stream()
            .allMatch(sighting -> sighting.seen().plus(ACCURACY).isAfter(now));
  }

  private static boolean isForgotten(Sighting sighting, Instant now) {
    return !sighting.seen().plus(REMEMBERED).isAfter(now);
  }

  /** An answer does not wait long for this: it is right without. */
  private void store(String site, Set<String> causes, Instant now) {
    try {
      var _ =
          database
              .groupCommit()
              .transact(transaction -> {
                store(transaction, site, causes, now);
                return true;
              });
    } catch (TryLater busy) {
      log.atInfo().addKeyValue("site", site).log("not remembered what is wrong");
    }
  }

  private static void store(Transaction transaction, String site, Set<String> causes, Instant now) {
    Map<String, Sighting> before = sightings(transaction, site);
    var handle = transaction.handle();
    handle.execute("DELETE FROM first_seen WHERE site = ?", site);
    handle.execute("DELETE FROM first_seen WHERE seen < ?", now.minus(REMEMBERED).toString());
    for (String cause : new TreeSet<>(causes)) {
      Sighting last = before.get(cause);
      Instant since = last == null || isForgotten(last, now) ? now : last.since();
      handle.execute(
          """
          INSERT INTO first_seen (site, cause, since, seen) VALUES (?, ?, ?, ?)
          ON CONFLICT (site, cause) DO UPDATE SET seen = excluded.seen\
          """,
          site,
          cause,
          since.toString(),
          now.toString());
    }
  }

  private static Map<String, Sighting> sightings(Transaction transaction, String site) {
    var sightings = new TreeMap<String, Sighting>();
    transaction
        .handle()
        .select("SELECT cause, since, seen FROM first_seen WHERE site = ?", site)
        .map((row, _) ->
            Map.entry(
                row.getString("cause"),
                new Sighting(
                    Instant.parse(row.getString("since")), Instant.parse(row.getString("seen")))))
        .forEach(entry -> sightings.put(entry.getKey(), entry.getValue()));
    return sightings;
  }
}
