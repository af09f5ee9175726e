package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.ConnectedRegistryColumns;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.Query;
import dev.lighterman.operation.doctor.FaultySites;
import dev.lighterman.operation.doctor.UnlistedRegistries;
import dev.lighterman.request.Intent;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Stream;

/** Lists the connected registries that the channel may see, in the quickstart's columns. */
public final class ListConnectedRegistries implements Query {
  private final OperationContext services;

  public ListConnectedRegistries(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "list",
        List.of("ls", "liste"),
        Sentence.of("operation.list"),
        List.of(
            new Argument(
                Sentence.of("placeholder.state"),
                Sentence.of("argument.state"),
                Argument.Arity.ONE),
            new Argument(
                Sentence.of("placeholder.label"),
                Sentence.of("argument.label"),
                Argument.Arity.LABELS)),
        List.of(Page.OPTION));
  }

  @Override
  public Answer answer(Intent intent) {
    InventorySnapshot snapshot = services.inventory().recentSnapshot(intent);
    List<ConnectedRegistry> all = snapshot.connected();
    List<ConnectedRegistry> shown =
        all.stream().filter(new RegistryFilter(intent.words(), snapshot)::shows).toList();
    UnlistedRegistries unlisted = UnlistedRegistries.in(snapshot);
    Sentence first =
        unlisted
            .addTo(Sentence.of("list.first", "shown", shown.size()))
            .with("all", all.size())
            .with("faulty", new FaultySites(snapshot, services.clock().instant()).count())
            .with("unplaced", all.stream().filter(each -> isUnplaced(each, snapshot)).count())
            .with("resting", all.stream().filter(ConnectedRegistry::isOfflineBySchedule).count());
    Page page = Page.of(intent, Page.SIZE, shown.size());
    return new Answer(
        first,
        SnapshotAge.after(
            Stream.of(
                    listed(page.of(shown), snapshot, unlisted),
                    unlisted.lines(services.clock().instant()).stream(),
                    page.buttons(usage(), intent))
                .<Answer.Part>flatMap(parts -> parts)
                .toList(),
            snapshot));
  }

  private static Stream<Answer.Part> listed(
      List<ConnectedRegistry> shown, InventorySnapshot snapshot, UnlistedRegistries unlisted) {
    if (!shown.isEmpty()) {
      return Stream.of(table(shown, snapshot));
    }
    if (!snapshot.connected().isEmpty()) {
      return Stream.of(new Answer.Line(Sentence.of("list.none")));
    }
    return unlisted.isEmpty() ? Stream.of(new Answer.Line(Sentence.of("list.empty"))) : Stream.of();
  }

  /** Whether it needs somebody, and no site is known that could be counted for it. */
  private static boolean isUnplaced(ConnectedRegistry registry, InventorySnapshot snapshot) {
    return registry.needsAttention() && snapshot.siteOf(registry.id()).isEmpty();
  }

  private static Table table(List<ConnectedRegistry> shown, InventorySnapshot snapshot) {
    return new Table(
        ConnectedRegistryColumns.list(),
        shown.stream().map(each -> ConnectedRegistryColumns.cells(each, snapshot)).toList());
  }
}
