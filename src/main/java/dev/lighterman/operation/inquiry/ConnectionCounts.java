package dev.lighterman.operation.inquiry;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many connected registries are in each connection state: each in exactly one, so that the
 * numbers add up. Those that need somebody are named.
 *
 * @param resting how many are offline only because no sync is due
 */
record ConnectionCounts(
    int online, int syncing, int resting, List<String> offline, List<String> unhealthy) {
  ConnectionCounts {
    offline = List.copyOf(offline);
    unhealthy = List.copyOf(unhealthy);
  }

  static ConnectionCounts of(InventorySnapshot snapshot) {
    int online = 0;
    int syncing = 0;
    int resting = 0;
    List<String> offline = new ArrayList<>();
    List<String> unhealthy = new ArrayList<>();
    Map<String, Long> named =
        snapshot.connected().stream().collect(groupingBy(ConnectionCounts::name, counting()));
    for (ConnectedRegistry each : snapshot.connected()) {
      switch (each.connection()) {
        case ONLINE -> online++;
        case SYNCING -> syncing++;
        case UNHEALTHY -> unhealthy.add(label(each, named, snapshot));
        case OFFLINE -> {
          if (each.isOfflineBySchedule()) {
            resting++;
          } else {
            offline.add(label(each, named, snapshot));
          }
        }
      }
    }
    return new ConnectionCounts(online, syncing, resting, offline, unhealthy);
  }

  /** Its name; if others have the same, its site's label, else its cloud registry with it. */
  private static String label(
      ConnectedRegistry registry, Map<String, Long> named, InventorySnapshot snapshot) {
    return named.getOrDefault(name(registry), 0L) == 1
        ? registry.name()
        : snapshot
            .siteOf(registry.id())
            .map(Site::label)
            .orElseGet(() -> "%s (%s)".formatted(registry.name(), registry.registry().name()));
  }

  /** Azure compares names without case. */
  private static String name(ConnectedRegistry registry) {
    return registry.name().toLowerCase(Locale.ROOT);
  }

  boolean needSomebody() {
    return !offline.isEmpty() || !unhealthy.isEmpty();
  }

  int count() {
    return online + syncing + resting + offline.size() + unhealthy.size();
  }

  Sentence line() {
    return Sentence.of("home.sites.line", "count", count())
        .with("online", online)
        .with("syncing", syncing)
        .with("resting", resting)
        .with("offline", offline)
        .with("offlineCount", offline.size())
        .with("unhealthy", unhealthy)
        .with("unhealthyCount", unhealthy.size());
  }
}
