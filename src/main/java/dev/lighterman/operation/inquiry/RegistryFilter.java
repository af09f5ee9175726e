package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Filters connected registries by connection state and by site labels. */
final class RegistryFilter {
  private final InventorySnapshot snapshot;
  private final List<Predicate<ConnectedRegistry>> conditions;

  /**
   * Combines all conditions with AND.
   *
   * @param words such as {@code offline} and {@code ring=canary}
   * @throws AskerMustAct for a word that is neither a state nor a label
   */
  RegistryFilter(List<String> words, InventorySnapshot snapshot) {
    this.snapshot = snapshot;
    this.conditions = words.stream().map(this::condition).toList();
  }

  boolean shows(ConnectedRegistry registry) {
    return conditions.stream().allMatch(condition -> condition.test(registry));
  }

  private Predicate<ConnectedRegistry> condition(String word) {
    int equals = word.indexOf('=');
    if (equals < 0) {
      ConnectionState state = state(word);
      return registry -> registry.connection() == state;
    }
    String label = word.substring(0, equals);
    String value = word.substring(equals + 1);
    return registry -> isLabelled(registry, label, value);
  }

  private boolean isLabelled(ConnectedRegistry registry, String label, String value) {
    return snapshot
        .siteOf(registry.id())
        .map(site -> value.equals(site.labels().get(label)))
        .orElse(false);
  }

  private static ConnectionState state(String word) {
    return Arrays.stream(ConnectionState.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("list.no-state", "word", word)
                    .with(
                        "known",
                        Arrays.stream(ConnectionState.values())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .toList())));
  }
}
