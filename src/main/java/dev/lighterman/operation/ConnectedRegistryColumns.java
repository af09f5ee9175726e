package dev.lighterman.operation;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The table columns that {@code az acr connected-registry} and the quickstart show. */
public final class ConnectedRegistryColumns {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ConnectedRegistryColumns() {}

  public static List<Sentence> list() {
    return Stream.of("name", "mode", "connection", "parent", "login-server", "last-sync")
        .map(column -> Sentence.of("column." + column))
        .toList();
  }

  public static List<Sentence> show() {
    return Stream.concat(
            list().stream(),
            Stream.of(Sentence.of("column.sync-schedule"), Sentence.of("column.sync-window")))
        .toList();
  }

  public static List<Sentence> cells(ConnectedRegistry registry, InventorySnapshot snapshot) {
    return Stream.of(
            registry.name(),
            registry.mode(),
            registry.connection().text(),
            Optional.ofNullable(registry.parent()).orElse(registry.registry()).name(),
            snapshot.registry(registry.registry()).map(CloudRegistry::loginServer).orElse(""),
            Optional.ofNullable(registry.lastSync()).map(ConnectedRegistryColumns::utc).orElse(""))
        .map(PlainText::text)
        .toList();
  }

  public static List<Sentence> showCells(ConnectedRegistry registry, InventorySnapshot snapshot) {
    return Stream.concat(
            cells(registry, snapshot).stream(),
            Stream.of(
                PlainText.text(registry.schedule()),
                PlainText.text(
                    Optional.ofNullable(registry.syncWindow()).map(Object::toString).orElse(""))))
        .toList();
  }

  private static String utc(Instant at) {
    return UTC.format(at);
  }
}
