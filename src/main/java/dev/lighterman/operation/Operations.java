package dev.lighterman.operation;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue: a line each. */
public final class Operations {
  private Operations() {}

  /** Everything that people can ask for, in the order of help. */
  public static Catalogue over(World world) {
    List<Operation> asked =
        List.of(
            new Deploy(world),
            new ListRegistries(world),
            new Show(world),
            new Remove(world),
            new Sites(world),
            new ListRequests(world));
    return new Catalogue(
        Stream.concat(asked.stream(), Stream.of(Decision.values())).toList(), new Home(world));
  }
}
