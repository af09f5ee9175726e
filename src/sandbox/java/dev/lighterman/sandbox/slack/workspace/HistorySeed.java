package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.YamlResource;
import dev.lighterman.sandbox.slack.blockkit.BlockIds;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Posts yesterday's messages, so that the first channel is not empty. */
public final class HistorySeed {
  private static final LocalTime START_TIME = LocalTime.of(14, 2);

  /** A placeholder for a time: minutes and seconds after the start. */
  private static final Pattern TIME = Pattern.compile("\\{(\\d+:\\d\\d)}");

  private static final DateTimeFormatter MINUTES = utc("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS = utc("uuuu-MM-dd HH:mm:ss");

  private final Workspace workspace;
  private final Instant start;
  private final Map<String, String> timestampsById = new HashMap<>();

  private HistorySeed(Workspace workspace) {
    this.workspace = workspace;
    this.start =
        workspace
            .clock()
            .instant()
            .atZone(ZoneOffset.UTC)
            .minusDays(1)
            .with(START_TIME)
            .toInstant();
  }

  /** Posts the messages of a file in {@code #edge-ops}. */
  public static void seed(Workspace workspace, String file) {
    HistorySeed history = new HistorySeed(workspace);
    YamlResource.load(HistorySeed.class, file).forEach(history::post);
  }

  private void post(JsonNode entry) {
    boolean bot = entry.path("who").asText().equals("bot");
    String user = bot ? workspace.app().botUser() : entry.path("who").asText();
    String thread = timestampsById.get(entry.path("under").asText());
    MessageLocation location =
        MessageLocation.inChannel(WorkspaceDirectory.EDGE_OPS).inThread(thread);
    MessageContent content = bot ? content(entry) : MessageContent.text(lines(entry.path("lines")));
    PostedMessage message =
        workspace.messages().postAt(at(entry.path("at").asText()), user, location, content);
    if (entry.has("id")) {
      timestampsById.put(entry.path("id").asText(), message.ts());
    }
  }

  private Instant at(String minutesAndSeconds) {
    String[] parts = minutesAndSeconds.split(":", -1);
    return start.plus(
        Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1])));
  }

  private MessageContent content(JsonNode entry) {
    String text =
        Stream.of(lines(entry.path("lines")), rows(entry.path("table")), lines(entry.path("after")))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    ArrayNode blocks = JsonArrays.array().add(section(entry.path("lines")));
    if (entry.has("table")) {
      blocks.add(table(entry.path("table"))).add(section(entry.path("after")));
    }
    return MessageContent.blocks(text, BlockIds.withIds(blocks));
  }

  private ObjectNode section(JsonNode lines) {
    ObjectNode section = Json.object().put("type", "section");
    section.putObject("text").put("type", "mrkdwn").put("text", lines(lines));
    return section;
  }

  private ObjectNode table(JsonNode rows) {
    ObjectNode table = Json.object().put("type", "table");
    ArrayNode cells = table.putArray("rows");
    for (JsonNode row : rows) {
      ArrayNode line = cells.addArray();
      row.forEach(cell -> line.addObject().put("type", "raw_text").put("text", cell(cell)));
    }
    return table;
  }

  /** The lines as mrkdwn, with times as Slack dates in the reader's time zone. */
  private String lines(JsonNode lines) {
    String text = JsonArrays.stream(lines).map(JsonNode::asText).collect(Collectors.joining("\n"));
    return TIME.matcher(text)
        .replaceAll(time -> {
          Instant at = at(time.group(1));
          return Matcher.quoteReplacement(
              "<!date^%d^{date_short_pretty} {time}|%s UTC>"
                  .formatted(at.getEpochSecond(), MINUTES.format(at)));
        });
  }

  private String rows(JsonNode rows) {
    return JsonArrays.stream(rows)
        .map(row -> JsonArrays.stream(row).map(this::cell).collect(Collectors.joining("  ·  ")))
        .collect(Collectors.joining("\n"));
  }

  private String cell(JsonNode cell) {
    return TIME.matcher(cell.asText()).replaceAll(time -> SECONDS.format(at(time.group(1))));
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
