package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;

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
    for (ConnectedRegistry each : snapshot.connected()) {
      switch (each.connection()) {
        case ONLINE -> online++;
        case SYNCING -> syncing++;
        case UNHEALTHY -> unhealthy.add(label(each, snapshot));
        case OFFLINE -> {
          if (each.isOfflineBySchedule()) {
            resting++;
          } else {
            offline.add(label(each, snapshot));
          }
        }
      }
    }
    return new ConnectionCounts(online, syncing, resting, offline, unhealthy);
  }

  /** Its name; if others have the same, its site's label, else its cloud registry with it. */
  private static String label(ConnectedRegistry registry, InventorySnapshot snapshot) {
    long named =
        snapshot.connected().stream()
            .filter(each -> each.name().equalsIgnoreCase(registry.name()))
            .count();
    return named == 1
        ? registry.name()
        : snapshot
            .siteOf(registry.id())
            .map(Site::label)
            .orElseGet(() -> "%s (%s)".formatted(registry.name(), registry.registry().name()));
  }

  boolean needSomebody() {
    return !offline.isEmpty() || !unhealthy.isEmpty();
  }

  Sentence line() {
    int count = online + syncing + resting + offline.size() + unhealthy.size();
    return Sentence.of("home.sites.line", "count", count)
        .with("online", online)
        .with("syncing", syncing)
        .with("resting", resting)
        .with("offline", offline)
        .with("offlineCount", offline.size())
        .with("unhealthy", unhealthy)
        .with("unhealthyCount", unhealthy.size());
  }
}
