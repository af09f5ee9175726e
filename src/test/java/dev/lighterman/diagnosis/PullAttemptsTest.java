package dev.lighterman.diagnosis;

import static dev.lighterman.diagnosis.SampleEvidence.NOW;
import static dev.lighterman.diagnosis.SampleEvidence.changed;
import static dev.lighterman.diagnosis.SampleEvidence.connected;
import static dev.lighterman.diagnosis.SampleEvidence.refused;
import static dev.lighterman.diagnosis.SampleEvidence.synced;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.diagnosis.Observation.NotSeen;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A connected registry hears of what is changed in the cloud as it synchronizes: until then it
 * refuses as before.
 */
final class PullAttemptsTest {
  private static final String POS = "10.0.0.50/pos:1.5";
  private static final String UNAUTHORIZED = "unexpected status: 401 Unauthorized";
  private static final Instant CHANGED = NOW.minusSeconds(600);

  /** Who is let in was changed at 11:50. */
  @ParameterizedTest(name = "refused at {0}, last sync {1}")
  @CsvSource({
    "11:49:59, 11:49:30, unsynced",
    "11:55:00, 11:49:30, unsynced",
    "11:55:00, , unsynced",
    "11:49:59, 11:59:30, outdated",
    "11:50:30, 11:59:30, outdated",
    "11:50:05, 11:50:10, outdated",
    "11:50:11, 11:50:10, current",
    "11:55:00, 11:59:30, current"
  })
  void whatARefusalTellsAfterAChangeInTheCloud(String failed, String lastSync, String age) {
    Instant last = lastSync == null ? null : at(lastSync);
    var registry = synced(changed(connected("store114", ConnectionState.ONLINE), CHANGED), last);
    assertEquals(age, age(refused(POS, UNAUTHORIZED, at(failed)), registry));
  }

  @ParameterizedTest(name = "refused at {0}")
  @CsvSource({"01:59:00, outdated", "02:01:00, current"})
  void aScheduleTellsWhenItHeardOfTheChange(String failed, String age) {
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    var registry = synced(changed(nightly(), yesterday), at("02:05:00"));
    assertEquals(age, age(refused(POS, UNAUTHORIZED, at(failed)), registry));
  }

  @Test
  void aPullThatFailsForAnotherReasonNeedsNoSync() {
    var registry = changed(connected("store114", ConnectionState.ONLINE), CHANGED);
    assertEquals("current", age(refused(POS, "x509: unknown authority", NOW), registry));
  }

  @Test
  void aPullSecretCountsAtOnce() {
    var secret = new PullSecret("10.0.0.50", "store114client", null, null, CHANGED, null);
    var named = new PullSecretEvidence("default", "store114-pull", secret);
    var registry = connected("store114", ConnectionState.ONLINE);
    for (var each :
        Map.of("outdated", CHANGED.minusSeconds(1), "current", CHANGED.plusSeconds(1)).entrySet()) {
      SiteEvidence site =
          refused(POS, UNAUTHORIZED, each.getValue())
              .with(Part.PULL_SECRETS, new Seen<>(List.of(named)));
      assertEquals(each.getKey(), age(site, registry));
    }
  }

  /** As before: nobody can tell what it knows. */
  @Test
  void aConnectedRegistryThatNobodySawHoldsNothingBack() {
    var site =
        refused(POS, UNAUTHORIZED, NOW)
            .with(Part.CONNECTED_REGISTRY, new NotSeen<>(Sentence.of("azure.throttled")));
    assertEquals(1, PullAttempts.of(site).current().size());
  }

  private static String age(SiteEvidence site, ConnectedRegistry registry) {
    var pulls = PullAttempts.of(site.with(Part.CONNECTED_REGISTRY, new Seen<>(registry)));
    assertEquals(
        1, pulls.current().size() + pulls.outdated().size() + pulls.unsynced().size(), "one each");
    return pulls.unsynced().isEmpty()
        ? pulls.outdated().isEmpty() ? "current" : "outdated"
        : "unsynced";
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-28T" + time + "Z");
  }

  private static ConnectedRegistry nightly() {
    var usual = connected("store114", ConnectionState.OFFLINE);
    return new ConnectedRegistry(
        usual.id(),
        usual.mode(),
        usual.connection(),
        usual.active(),
        usual.parent(),
        usual.syncToken(),
        usual.clientTokens(),
        "0 2 * * *",
        Duration.ofHours(1),
        true,
        usual.gatewayEndpoint(),
        usual.lastSync(),
        usual.address(),
        usual.statusDetails(),
        usual.provisioning(),
        usual.created(),
        usual.logLevel(),
        usual.changed());
  }
}
