package dev.lighterman.catalogue;

import dev.lighterman.operation.Change;
import dev.lighterman.operation.Decision;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.World;
import dev.lighterman.operation.deploy.Deploy;
import dev.lighterman.operation.inquiry.Home;
import dev.lighterman.operation.inquiry.ListRegistries;
import dev.lighterman.operation.inquiry.ListRequests;
import dev.lighterman.operation.inquiry.Show;
import dev.lighterman.operation.inquiry.Sites;
import dev.lighterman.operation.remove.Remove;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Inventory;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** The catalogue: a line each. */
public final class Operations {
  private static final List<Kind> ALL =
      List.of(
          new Kind(Deploy::new, Deploy.RIGHTS.and(Entitled.RIGHTS)),
          new Kind(ListRegistries::new, Inventory.RIGHTS),
          new Kind(Show::new, Show.RIGHTS),
          new Kind(Remove::new, Remove.RIGHTS.and(Entitled.RIGHTS)),
          new Kind(Sites::new, Inventory.RIGHTS),
          new Kind(ListRequests::new, Rights.NONE));

  private Operations() {}

  /**
   * Something that people can ask for.
   *
   * @param rights what it takes to look, before anything is changed
   */
  private record Kind(Function<World, Operation> of, Rights rights) {}

  /** Every right that it takes to answer all questions and to plan all changes. */
  public static Rights rightsToObserve() {
    return Rights.union(ALL.stream().map(Kind::rights));
  }

  /** The same, and to carry out whatever can be planned. */
  public static Rights rightsToOperate() {
    return rightsToObserve().and(Steps.rights());
  }

  /**
   * Everything that people can ask for, in the order of help.
   *
   * @param observing whether changes are only rehearsed
   */
  public static Catalogue over(World world, BooleanSupplier observing) {
    var entitlements = new Entitlements(world.azure(), world.clusters());
    Stream<Operation> asked =
        ALL.stream()
            .map(kind -> kind.of().apply(world))
            .map(operation ->
                operation instanceof Change change
                    ? new Entitled(change, entitlements, observing)
                    : operation);
    return new Catalogue(
        Stream.concat(asked, Stream.of(Decision.values())).toList(), new Home(world));
  }
}
