package dev.lighterman.setup;

import dev.lighterman.catalogue.Operations;
import dev.lighterman.catalogue.Steps;
import dev.lighterman.request.Right;
import dev.lighterman.request.Rights;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown table of all permissions, each with the steps that need it. */
final class RightsTable {
  private RightsTable() {}

  static String markdown() {
    Rights all = Operations.rightsToOperate().and(Operations.optionalRights());
    return Stream.concat(
            Stream.of("| right | taken by |", "|---|---|"),
            all.all().stream().map(right -> "| `%s` | %s |".formatted(name(right), users(right))))
        .collect(Collectors.joining("\n"));
  }

  private static String name(Right right) {
    return switch (right) {
      case Right.Arm(var action) -> action;
      case Right.Kubernetes(var group, var resource, var verb, _) ->
          verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    };
  }

  private static String users(Right right) {
    Stream<String> queries =
        Operations.rightsToObserve().all().contains(right)
            ? Stream.of("looking")
            : Operations.optionalRights().all().contains(right)
                ? Stream.of("looking (optional)")
                : Stream.empty();
    Stream<String> steps =
        Steps.rightsByName().entrySet().stream()
            .filter(step -> step.getValue().all().contains(right))
            .map(Map.Entry::getKey)
            .sorted();
    return Stream.concat(queries, steps).collect(Collectors.joining(", "));
  }
}
