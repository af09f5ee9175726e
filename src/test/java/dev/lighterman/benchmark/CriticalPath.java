package dev.lighterman.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The longest chain of waits that the world imposed on the deployment, told by the world's own
 * journal and not by the bot. Whatever the bot did between two waits, and whatever it let wait that
 * the world did not, is not in it. What has to come after what, by the world's rules:
 *
 * <ul>
 *   <li>The provider that registers is not the extension's, so that nothing waits for it but the
 *       end.
 *   <li>The extension takes from its PUT until Azure says Succeeded. The connected registry, its
 *       scope map and its token come before it, and Azure makes each in the call that asks for it;
 *       the moment until a token says Succeeded is counted as nothing, since Azure takes what
 *       refers to it before.
 *   <li>The connected registry is Online when the extension's pod has started, the sync token's
 *       password has spread, which takes a minute from the same PUT, and the images have come.
 *   <li>The client token's password takes its minute, too, but needs nothing of the extension.
 *   <li>The pod takes from the Deployment's creation until its image is there, and needs the
 *       connected registry and the client's password. That the extension has Succeeded is not asked
 *       for, though whoever deploys waits for it, as the quickstart's page does: so the pull counts
 *       beside the extension's time here, which makes the chain shorter and the bot look slower.
 * </ul>
 */
final class CriticalPath {
  private static final Duration PASSWORD_SPREADS = Duration.ofMinutes(1);

  private final JsonNode journal;

  private CriticalPath(JsonNode journal) {
    this.journal = journal;
  }

  static ReferenceMeasurement in(JsonNode journal, double speed) {
    return new CriticalPath(journal)
        .all(PASSWORD_SPREADS.dividedBy(Math.round(speed))).entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(longest ->
                new ReferenceMeasurement(longest.getKey(), Quantity.of(longest.getValue())))
            .orElseThrow();
  }

  private Map<String, Duration> all(Duration password) {
    Duration pulled = between("Deployment default/hello-world", "pulled 10.0.0.50/");
    Duration online = between("is to be installed on", "registry myconnectedregistry is Online");
    return Map.of(
        "provider registers", between("begins to register with", "is registered with"),
        "extension is installed", between("is to be installed on", "has succeeded on"),
        "first sync, pull", online.plus(pulled),
        "client's password, pull", password.plus(pulled));
  }

  private Duration between(String from, String to) {
    Instant begun = first(from, Instant.MIN);
    return Duration.between(begun, first(to, begun));
  }

  private Instant first(String words, Instant after) {
    return Conversation.stream(journal)
        .filter(entry -> entry.path("sentence").asText().contains(words))
        .map(entry -> Instant.parse(entry.path("at").asText()))
        .filter(at -> at.isAfter(after))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the world does not say: " + words));
  }
}
