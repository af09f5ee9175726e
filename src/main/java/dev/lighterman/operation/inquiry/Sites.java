package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.command.Usage;
import dev.lighterman.kubernetes.Reach;
import dev.lighterman.operation.Query;
import dev.lighterman.operation.World;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Estate;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every site: its cluster, what it runs, how it is reached. */
public final class Sites implements Query {
  private final World world;

  public Sites(World world) {
    this.world = world;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "sites", List.of("clusters"), Sentence.of("operation.sites"), List.of(), List.of());
  }

  @Override
  public Answer answer(Intent intent) {
    Estate estate = world.inventory().look(intent);
    List<Sentence> columns =
        Stream.of("site", "arc", "connected-registry", "connection", "reach")
            .map(column -> Sentence.of("column." + column))
            .toList();
    long serving = estate.sites().stream().filter(site -> site.connectedRegistry() != null).count();
    return Answer.of(
        Sentence.of("sites.first", "count", estate.sites().size()).with("serving", serving),
        new Table(columns, estate.sites().stream().map(site -> row(site, estate)).toList()));
  }

  private static List<Sentence> row(Site site, Estate estate) {
    Optional<ConnectedRegistry> registry =
        Optional.ofNullable(site.connectedRegistry()).flatMap(estate::connectedRegistry);
    return List.of(
        Plain.text(site.label()),
        Plain.text(site.cluster().connectivity()),
        registry
            .map(found ->
                site.source() == Site.Source.BY_NAME
                    ? Sentence.of("sites.by-name", "name", found.name())
                    : Plain.text(found.name()))
            .orElse(Plain.text("")),
        Plain.text(registry.map(found -> found.connection().text()).orElse("")),
        switch (site.reach()) {
          case Reach.Direct _ -> Sentence.of("sites.reach.direct");
          case Reach.Proxy _ -> Sentence.of("sites.reach.proxy");
          case Reach.None _ -> Sentence.of("sites.reach.none");
        });
  }
}
