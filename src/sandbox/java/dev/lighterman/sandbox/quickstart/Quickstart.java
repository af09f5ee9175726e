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
 * The commands of Azure's quickstart in order, each done once the world is in the state that it
 * leads to.
 */
public final class Quickstart {
  private final QuickstartParameters parameters;
  private final QuickstartConditions conditions;
  private final JsonNode commands;
  private final Set<String> initiallyTrue;

  /** Records which commands are already done. */
  public Quickstart(QuickstartParameters parameters, QuickstartConditions conditions) {
    this.parameters = parameters;
    this.conditions = conditions;
    this.commands = YamlResource.load(Quickstart.class, "quickstart.yaml");
    this.initiallyTrue =
        StreamSupport.stream(commands.spliterator(), false)
            .map(Quickstart::condition)
            .flatMap(Optional::stream)
            .filter(conditions::isTrue)
            .collect(Collectors.toSet());
  }

  /**
   * The commands as {@code {part, says, command, state}}. The state is {@code open}, {@code done},
   * {@code already} (done before the start) or {@code elsewhere} (not visible in the world).
   */
  public ArrayNode json() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    commands.forEach(entry -> array.add(command(entry)));
    return array;
  }

  private ObjectNode command(JsonNode entry) {
    return Json.object()
        .put("part", entry.path("part").asText())
        .put("says", entry.path("says").asText())
        .put("command", parameters.fill(entry.path("command").asText()))
        .put("state", condition(entry).map(this::state).orElse("elsewhere"));
  }

  private String state(String condition) {
    if (!conditions.isTrue(condition)) {
      return "open";
    }
    return initiallyTrue.contains(condition) ? "already" : "done";
  }

  private static Optional<String> condition(JsonNode entry) {
    return Optional.ofNullable(entry.get("when")).map(JsonNode::asText);
  }
}
