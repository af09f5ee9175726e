package dev.lighterman.catalogue;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.Query;
import java.util.List;
import java.util.Optional;

/**
 * All operations, in help order.
 *
 * @param home the query for the command without arguments
 */
public record OperationCatalogue(List<Operation> operations, Query home) {
  public OperationCatalogue {
    operations = List.copyOf(operations);
  }

  public List<Usage> usages() {
    return operations.stream().map(Operation::usage).toList();
  }

  /** The operation of a verb; aliases must be resolved already. */
  public Optional<Operation> named(String verb) {
    return operations.stream().filter(each -> each.verb().equals(verb)).findFirst();
  }

  /** The change with this verb, for a stored request. */
  public Change change(String verb) {
    return named(verb)
        .filter(Change.class::isInstance)
        .map(Change.class::cast)
        .orElseThrow(() -> new IllegalStateException("no change is called " + verb));
  }
}
