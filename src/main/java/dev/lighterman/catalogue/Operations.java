package dev.lighterman.catalogue;

import dev.lighterman.operation.Change;
import dev.lighterman.operation.DecisionCommand;
import dev.lighterman.operation.FreezeCommand;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.deploy.Deploy;
import dev.lighterman.operation.doctor.Doctor;
import dev.lighterman.operation.inquiry.ListConnectedRegistries;
import dev.lighterman.operation.inquiry.ListRequests;
import dev.lighterman.operation.inquiry.ListSites;
import dev.lighterman.operation.inquiry.Overview;
import dev.lighterman.operation.inquiry.Show;
import dev.lighterman.operation.remove.Remove;
import dev.lighterman.operation.repair.Repair;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.PlanFormats;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Inventory;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of all operations. */
public final class Operations {
  private static final List<Kind> ALL =
      List.of(
          new Kind(Deploy::new, Deploy.RIGHTS, Deploy.DETAILS),
          new Kind(ListConnectedRegistries::new, Inventory.RIGHTS),
          new Kind(Show::new, Show.RIGHTS),
          new Kind(services -> new Doctor(services, new Deploy(services)), Doctor.RIGHTS),
          new Kind(Remove::new, Remove.RIGHTS, Remove.DETAILS),
          new Kind(Repair::new, Repair.RIGHTS, Repair.DETAILS),
          new Kind(ListSites::new, Inventory.RIGHTS),
          new Kind(ListRequests::new, Rights.NONE));

  private Operations() {}

  /**
   * An operation's factory with its rights and format.
   *
   * @param rights the rights needed to query or plan
   * @param details the format of a change's plan details; null for a query
   */
  private record Kind(
      Function<OperationContext, Operation> of, Rights rights, @Nullable DetailsFormat details) {
    /** For a query. */
    Kind(Function<OperationContext, Operation> of, Rights rights) {
      this(of, rights, null);
    }
  }

  /** The rights needed to answer all queries and to plan all changes. */
  public static Rights rightsToObserve() {
    return Rights.union(ALL.stream().map(Kind::rights)).and(RightsCheckedChange.RIGHTS);
  }

  /** The rights needed for observing and for running all steps. */
  public static Rights rightsToOperate() {
    return rightsToObserve().and(Steps.rights());
  }

  /** Rights without which everything works, but plans tell less. */
  public static Rights optionalRights() {
    return Remove.OPTIONAL_RIGHTS.and(Repair.OPTIONAL_RIGHTS).and(Doctor.OPTIONAL_RIGHTS);
  }

  /** The storage format of plans. */
  public static PlanFormats planFormats() {
    return new PlanFormats(
        Steps.byTag(),
        Steps.formerTags(),
        ALL.stream().map(Kind::details).filter(Objects::nonNull).toList());
  }

  /**
   * All operations, in help order.
   *
   * @param observing whether observe mode is on, in which changes can only be dry-run
   */
  public static OperationCatalogue over(OperationContext services, BooleanSupplier observing) {
    var rightsChecker = new RightsChecker(services.azure(), services.clusters());
    Stream<Operation> asked =
        ALL.stream()
            .map(kind -> kind.of().apply(services))
            .map(operation ->
                operation instanceof Change change
                    ? new RightsCheckedChange(change, rightsChecker, observing)
                    : operation);
    return new OperationCatalogue(
        Stream.of(asked, DecisionCommand.all().stream(), Stream.of(new FreezeCommand()))
            .<Operation>flatMap(each -> each)
            .toList(),
        new Overview(services));
  }
}
