package dev.lighterman.catalogue;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.Query;
import java.util.List;
import java.util.Optional;

/**
 * Everything that people can ask for, in the order of help.
 *
 * @param home what the bare command answers
 */
public record OperationCatalogue(List<Operation> operations, Query home) {
  public OperationCatalogue {
    operations = List.copyOf(operations);
  }

  public List<Usage> usages() {
    return operations.stream().map(Operation::usage).toList();
  }

  /** The operation of a verb; aliases are resolved by whoever read the words. */
  public Optional<Operation> named(String verb) {
    return operations.stream().filter(each -> each.verb().equals(verb)).findFirst();
  }

  /** The change that a stored request speaks of. */
  public Change change(String verb) {
    return named(verb)
        .filter(Change.class::isInstance)
        .map(Change.class::cast)
        .orElseThrow(() -> new IllegalStateException("no change is called " + verb));
  }
}
