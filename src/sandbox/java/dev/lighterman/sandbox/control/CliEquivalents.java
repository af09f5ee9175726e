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
  private static final List<Equivalent> EQUIVALENTS = load();

  private final World world;

  CliEquivalents(World world) {
    this.world = world;
  }

  private record Equivalent(
      String server, String method, PathPattern path, CommandTemplate command) {}

  private static List<Equivalent> load() {
    List<Equivalent> equivalents = new ArrayList<>();
    for (JsonNode group : YamlResource.load(CliEquivalents.class, "equivalents.yaml")) {
      String prefix = group.path("under").asText();
      for (var entry : group.path("lines").properties()) {
        String[] request = entry.getKey().split(" ", 2);
        equivalents.add(
            new Equivalent(
                group.path("face").asText(),
                request[0],
                PathPattern.of(prefix + request[1]),
                new CommandTemplate(entry.getValue().asText())));
      }
    }
    return List.copyOf(equivalents);
  }

  Optional<String> find(Exchange exchange) {
    String path = exchange.path().replaceFirst("\\?.*", "");
    return EQUIVALENTS.stream()
        .filter(equivalent ->
            equivalent.server.equals(exchange.server())
                && equivalent.method.equals(exchange.method()))
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
