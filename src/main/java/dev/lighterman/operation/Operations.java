package dev.lighterman.operation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The catalogue: a line each. */
public final class Operations {
  private Operations() {}

  /**
   * Everything that people can ask for, in the order of help.
   *
   * @param observing whether changes are only rehearsed
   */
  public static Catalogue over(World world, boolean observing) {
    var entitlements = new Entitlements(world.azure(), world.clusters());
    UnaryOperator<Change> entitled = change -> new Entitled(change, entitlements, observing);
    List<Operation> asked =
        List.of(
            entitled.apply(new Deploy(world)),
            new ListRegistries(world),
            new Show(world),
            entitled.apply(new Remove(world)),
            new Sites(world),
            new ListRequests(world));
    return new Catalogue(
        Stream.concat(asked.stream(), Stream.of(Decision.values())).toList(), new Home(world));
  }
}
