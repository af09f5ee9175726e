package dev.lighterman.sandbox.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.YamlResource;
import dev.lighterman.sandbox.world.QuickstartParameters;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The quickstart's own commands in order, each ticked once the world shows what it would have done,
 * whoever did it.
 */
public final class Quickstart {
  private final QuickstartParameters job;
  private final QuickstartConditions evidence;
  private final JsonNode page;
  private final Set<String> atFirst;

  /** Notes what is so already. */
  public Quickstart(QuickstartParameters job, QuickstartConditions evidence) {
    this.job = job;
    this.evidence = evidence;
    this.page = YamlResource.load(Quickstart.class, "quickstart.yaml");
    this.atFirst =
        StreamSupport.stream(page.spliterator(), false)
            .map(Quickstart::when)
            .flatMap(Optional::stream)
            .filter(evidence::shows)
            .collect(Collectors.toSet());
  }

  /**
   * Its commands: {@code {part, says, command, state}}, where the state is {@code done}, {@code
   * already} (so since the world began), {@code open} or, where the world shows nothing of it,
   * {@code elsewhere}.
   */
  public ArrayNode json() {
    ArrayNode commands = JsonNodeFactory.instance.arrayNode();
    page.forEach(entry -> commands.add(command(entry)));
    return commands;
  }

  private ObjectNode command(JsonNode entry) {
    return Json.object()
        .put("part", entry.path("part").asText())
        .put("says", entry.path("says").asText())
        .put("command", job.fill(entry.path("command").asText()))
        .put("state", when(entry).map(this::state).orElse("elsewhere"));
  }

  private String state(String when) {
    if (!evidence.shows(when)) {
      return "open";
    }
    return atFirst.contains(when) ? "already" : "done";
  }

  private static Optional<String> when(JsonNode entry) {
    return Optional.ofNullable(entry.get("when")).map(JsonNode::asText);
  }
}
