package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.command.Usage;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the sites: cluster, connected registry and access. */
public final class ListSites implements Query {
  private final OperationContext services;

  public ListSites(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "sites",
        List.of("clusters"),
        Sentence.of("operation.sites"),
        List.of(),
        List.of(Page.OPTION));
  }

  @Override
  public Answer answer(Intent intent) {
    InventorySnapshot snapshot = services.inventory().recentSnapshot(intent);
    List<Sentence> columns =
        Stream.of("site", "connection-here", "arc", "connected-registry", "reach")
            .map(column -> Sentence.of("column." + column))
            .toList();
    long serving = snapshot.sites().stream().filter(site -> site.installation().occupied()).count();
    Page page = Page.of(intent, Page.SIZE, snapshot.sites().size());
    Answer.Part table =
        new Table(
            columns, page.of(snapshot.sites()).stream().map(site -> row(site, snapshot)).toList());
    return new Answer(
        Sentence.of("sites.first", "count", snapshot.sites().size()).with("serving", serving),
        SnapshotAge.after(
            Stream.concat(Stream.of(table), page.buttons(usage(), intent)).toList(), snapshot));
  }

  private static List<Sentence> row(Site site, InventorySnapshot snapshot) {
    Optional<ConnectedRegistry> registry =
        Optional.ofNullable(site.connectedRegistry()).flatMap(snapshot::connectedRegistry);
    return List.of(
        PlainText.text(site.label()),
        registry
            .map(found -> Sentence.of("connection.state", "state", found.connection().text()))
            .orElseGet(() -> PlainText.text("")),
        Sentence.of("connection.arc", "state", site.cluster().connectivity()),
        registry.map(found -> name(site, found)).orElseGet(() -> extension(site)),
        switch (site.access()) {
          case ClusterAccess.Direct _ -> Sentence.of("sites.reach.direct");
          case ClusterAccess.Proxy _ -> Sentence.of("sites.reach.proxy");
          case ClusterAccess.None _ -> Sentence.of("sites.reach.none");
        });
  }

  private static Sentence name(Site site, ConnectedRegistry registry) {
    return site.installation().certain()
        ? PlainText.text(registry.name())
        : Sentence.of("sites.by-name", "name", registry.name());
  }

  private static Sentence extension(Site site) {
    return site.extension()
        .map(extension -> Sentence.of("sites.extension", "name", extension.name()))
        .orElse(PlainText.text(""));
  }
}
