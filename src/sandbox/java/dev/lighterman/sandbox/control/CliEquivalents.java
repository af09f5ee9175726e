package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.PathPattern;
import dev.lighterman.sandbox.http.YamlResource;
import dev.lighterman.sandbox.world.RequestLog.Exchange;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For each request the {@code az} or {@code kubectl} line that does the same, where there is one.
 */
final class CliEquivalents {
  private static final List<Line> LINES = lines();

  private final World world;

  CliEquivalents(World world) {
    this.world = world;
  }

  private record Line(String face, String method, PathPattern path, CommandTemplate command) {}

  private static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (JsonNode group : YamlResource.load(CliEquivalents.class, "equivalents.yaml")) {
      String under = group.path("under").asText();
      for (var entry : group.path("lines").properties()) {
        String[] request = entry.getKey().split(" ", 2);
        lines.add(
            new Line(
                group.path("face").asText(),
                request[0],
                PathPattern.of(under + request[1]),
                new CommandTemplate(entry.getValue().asText())));
      }
    }
    return List.copyOf(lines);
  }

  Optional<String> of(Exchange exchange) {
    String path = exchange.path().replaceFirst("\\?.*", "");
    return LINES.stream()
        .filter(line -> line.face.equals(exchange.server()) && line.method.equals(exchange.method()))
        .flatMap(line -> line.path.match(path).map(found -> fill(line, found, exchange)).stream())
        .findFirst();
  }

  private String fill(Line line, Map<String, String> found, Exchange exchange) {
    Map<String, String> names = new HashMap<>(found);
    registry(exchange.host()).ifPresent(name -> names.put("registry", name));
    return line.command.filledFrom(names, exchange);
  }

  /** The registry whose own port this is. */
  private Optional<String> registry(String host) {
    return world.locked(() ->
        world.resources().ofType("Microsoft.ContainerRegistry/registries").stream()
            .filter(one -> one.text("/properties/loginServer").equals(host))
            .map(one -> one.id().name())
            .findFirst());
  }
}
