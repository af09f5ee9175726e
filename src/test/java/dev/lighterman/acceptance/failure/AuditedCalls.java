package dev.lighterman.acceptance.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.BotRequests;
import dev.lighterman.store.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The changes of one request that the audit tells of, to be compared with what others log. */
record AuditedCalls(List<Call> calls) {
  /** What all of a subscription share, and the first deployment of a world turns on. */
  private static final String SHARED = "POST Microsoft.ExtendedLocation/register";

  /**
   * A call by its two rows.
   *
   * @param what method and path
   * @param id empty for a cluster's, whose server gives it one with the answer
   * @param asked the time of its first row
   * @param status what its second row says came of it
   */
  record Call(String step, String what, String id, Instant asked, String status) {
    boolean isUnknown() {
      return status.startsWith("unknown");
    }

    boolean succeeded() {
      return status.startsWith("2");
    }
  }

  /** Each row {@code Calling} with the one row {@code Called} that follows it. */
  static AuditedCalls of(List<AuditLog.Entry> entries) {
    Map<String, List<AuditLog.Entry>> open = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (AuditLog.Entry entry : entries) {
      if (entry.what().equals("Calling")) {
        open.computeIfAbsent(key(entry), _ -> new ArrayList<>()).add(entry);
      } else if (entry.what().equals("Called")) {
        List<AuditLog.Entry> asked = open.getOrDefault(key(entry), List.of());
        assertTrue(!asked.isEmpty(), () -> "a result of what was never asked: " + entry);
        AuditLog.Entry first = asked.removeFirst();
        calls.add(call(first, detail(entry, "status")));
      }
    }
    open.values().forEach(rest -> assertEquals(List.of(), rest, "calls without a result"));
    return new AuditedCalls(calls);
  }

  /** A cluster's id is in the second row alone. */
  private static String key(AuditLog.Entry entry) {
    String id = detail(entry, "call").contains("/subscriptions/") ? detail(entry, "id") : "";
    return detail(entry, "step") + " " + detail(entry, "call") + " " + id;
  }

  private static Call call(AuditLog.Entry asked, String status) {
    return new Call(
        detail(asked, "step"), detail(asked, "call"), detail(asked, "id"), asked.at(), status);
  }

  private static String detail(AuditLog.Entry entry, String name) {
    return entry.details().getOrDefault(name, "");
  }

  /** Whatever was asked outside is here, with what came of it unless the bot was killed. */
  void assertTell(List<JsonNode> log) {
    List<Call> rest = new ArrayList<>(calls);
    for (JsonNode exchange : log) {
      Call found =
          rest.stream()
              .filter(call -> tells(call, exchange))
              .findFirst()
              .orElseThrow(() -> new AssertionError("the audit lacks " + exchange + ": " + calls));
      rest.remove(found);
    }
    assertTrue(
        rest.stream().allMatch(Call::isUnknown),
        () -> "the audit has what nobody was asked: " + rest);
  }

  private static boolean tells(Call call, JsonNode exchange) {
    return call.what().equals(what(exchange))
        && call.id().equals(exchange.path("id").asText(""))
        && !call.asked().isAfter(Instant.parse(exchange.path("at").asText()))
        && (call.isUnknown() || call.status().equals(exchange.path("status").asText()));
  }

  /** Nothing was asked once more unless it was unknown what came of it. */
  void assertOnce(List<JsonNode> log, Set<String> expected) {
    List<JsonNode> made =
        log.stream().filter(each -> each.path("status").asInt() / 100 == 2).toList();
    assertEquals(
        expected,
        made.stream()
            .map(BotRequests::inShort)
            .filter(change -> !change.equals(SHARED))
            .collect(Collectors.toSet()));
    made.stream()
        .collect(Collectors.groupingBy(AuditedCalls::what, Collectors.counting()))
        .forEach(this::assertOnce);
  }

  private void assertOnce(String what, long times) {
    List<Call> same = calls.stream().filter(call -> call.what().equals(what)).toList();
    long unknown = same.stream().filter(Call::isUnknown).count();
    Map<String, Long> answered =
        same.stream()
            .filter(Call::succeeded)
            .collect(Collectors.groupingBy(Call::step, Collectors.counting()));
    assertTrue(answered.values().stream().allMatch(each -> each == 1), () -> "twice: " + same);
    long steps = same.stream().map(Call::step).distinct().count();
    assertTrue(times <= steps + unknown, () -> what + " " + times + " times: " + same);
  }

  /** Those from this time on. */
  AuditedCalls since(Instant begun) {
    return new AuditedCalls(calls.stream().filter(call -> !call.asked().isBefore(begun)).toList());
  }

  private static String what(JsonNode exchange) {
    return exchange.path("method").asText()
        + " "
        + exchange.path("path").asText().replaceFirst("\\?.*", "");
  }
}
