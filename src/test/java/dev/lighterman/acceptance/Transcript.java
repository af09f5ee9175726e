package dev.lighterman.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was said, without what is never the same twice: times, ids, ports, and the order in which
 * steps that run side by side are done.
 */
public final class Transcript {
  private Transcript() {}

  /** An answer to what somebody did. */
  public static String of(JsonNode outcome) {
    ObjectNode timeless = outcome.deepCopy();
    timeless.remove("ack_ms");
    return same(timeless.toString());
  }

  /** All messages: those of the channels whole, those of the threads line by line. */
  public static List<String> of(Conversation talk) {
    return Conversation.stream(talk.state().path("messages"))
        .flatMap(message -> message.has("thread_ts") ? lines(message) : Stream.of(whole(message)))
        .map(Transcript::same)
        .sorted()
        .toList();
  }

  private static Stream<String> lines(JsonNode message) {
    return message.path("text").asText().lines();
  }

  private static String whole(JsonNode message) {
    ObjectNode timeless = message.deepCopy();
    timeless.remove("ts");
    return timeless.toString();
  }

  /** What stays the same of a text. */
  public static String same(String text) {
    return text.replaceAll("\\b\\d{10}\\.\\d{6}\\b", "TS")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
        .replaceAll(
            "\"rendered\":\"[0-9a-f]{64}\"", "\"rendered\":\"HASH\"") // Of a text with times.
        .replaceAll("\\b\\d{4}-\\d\\d-\\d\\d\\b", "DATE")
        .replaceAll("\\b\\d+(:\\d\\d)+\\b|(?<=took )\\d+ (?:s|min)\\b", "TIME")
        .replaceAll(" +· some phases overlap in time", "") // Depends on the times.
        .replaceAll(" and exited normally", "") // Depends on when the bot looks.
        .replaceAll("<!date\\^\\d+\\^", "<!date^SECONDS^")
        .replaceAll("localhost:\\d+", "localhost:PORT")
        .replaceAll("(deployment-[0-9a-f]+)-[0-9a-z]{5}\\b", "$1-POD")
        .replaceAll("(myarck8scluster-node)-\\d", "$1");
  }
}
