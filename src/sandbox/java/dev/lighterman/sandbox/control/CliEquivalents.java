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

/** Finds the {@code az} or {@code kubectl} command that does the same as a logged request. */
final class CliEquivalents {
  private static final Map<Served, List<Equivalent>> EQUIVALENTS = load();

  private final World world;

  CliEquivalents(World world) {
    this.world = world;
  }

  private record Served(String server, String method) {}

  private record Equivalent(PathPattern path, CommandTemplate command) {}

  private static Map<Served, List<Equivalent>> load() {
    Map<Served, List<Equivalent>> equivalents = new HashMap<>();
    for (JsonNode group : YamlResource.load(CliEquivalents.class, "equivalents.yaml")) {
      String prefix = group.path("under").asText();
      for (var entry : group.path("lines").properties()) {
        String[] request = entry.getKey().split(" ", 2);
        equivalents
            .computeIfAbsent(
                new Served(group.path("face").asText(), request[0]), _ -> new ArrayList<>())
            .add(
                new Equivalent(
                    PathPattern.of(prefix + request[1]),
                    new CommandTemplate(entry.getValue().asText())));
      }
    }
    return Map.copyOf(equivalents);
  }

  Optional<String> find(Exchange exchange) {
    List<String> path = PathPattern.segments(exchange.path().replaceFirst("\\?.*", ""));
    return EQUIVALENTS
        .getOrDefault(new Served(exchange.server(), exchange.method()), List.of())
        .stream()
        .flatMap(equivalent ->
            equivalent
                .path
                .match(path)
                .map(parameters -> fill(equivalent, parameters, exchange))
                .stream())
        .findFirst();
  }

  private String fill(Equivalent equivalent, Map<String, String> parameters, Exchange exchange) {
    Map<String, String> names = new HashMap<>(parameters);
    registry(exchange.host()).ifPresent(name -> names.put("registry", name));
    return equivalent.command.fill(names, exchange);
  }

  /** The name of the registry with this login server. */
  private Optional<String> registry(String host) {
    return world.locked(() ->
        world.resources().ofType("Microsoft.ContainerRegistry/registries").stream()
            .filter(each -> each.text("/properties/loginServer").equals(host))
            .map(each -> each.id().name())
            .findFirst());
  }
}
