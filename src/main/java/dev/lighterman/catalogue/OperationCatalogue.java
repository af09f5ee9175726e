package dev.lighterman.catalogue;

import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** All operations, in help order. */
public final class OperationCatalogue {
  private final SequencedMap<String, Operation> operations = new LinkedHashMap<>();
  private final List<Usage> usages;
  private final Query home;

  /**
   * @param home the query for the command without arguments
   */
  public OperationCatalogue(List<Operation> operations, Query home) {
    this.usages = operations.stream().map(Operation::usage).toList();
    operations.forEach(operation -> this.operations.put(operation.verb(), operation));
    this.home = home;
  }

  public List<Usage> usages() {
    return usages;
  }

  public Query home() {
    return home;
  }

  /** The operation of a verb; aliases must be resolved already. */
  public Optional<Operation> named(String verb) {
    return Optional.ofNullable(operations.get(verb));
  }

  /** The change with this verb, for a stored request. */
  public Change change(String verb) {
    return named(verb)
        .filter(Change.class::isInstance)
        .map(Change.class::cast)
        .orElseThrow(() -> new IllegalStateException("no change is called " + verb));
  }
}
