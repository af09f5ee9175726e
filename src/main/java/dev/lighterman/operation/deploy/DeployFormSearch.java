package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.REGISTRY;
import static dev.lighterman.operation.deploy.DeployOptions.REPOSITORY;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.Form.Suggestion;
import dev.lighterman.operation.SiteSuggestion;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Search results for the fields of the deployment form. */
record DeployFormSearch(Inventory inventory, Intent partial) {
  List<Suggestion> suggest(String option, String query) {
    InventorySnapshot snapshot = inventory.cachedSnapshot(partial);
    Stream<Suggestion> all =
        switch (option) {
          case CLUSTER -> sites(snapshot, query).map(SiteSuggestion::of);
          case REGISTRY ->
              ChooseRegistry.usable(snapshot).stream().map(each -> suggestion(each, snapshot));
          case REPOSITORY -> repositories(snapshot);
          default -> Stream.empty();
        };
    return Suggestion.found(all, query);
  }

  /**
   * Sites that are free come first, those whose cluster is connected before the others. Nothing can
   * be deployed to those that are taken, so they are found only by who looks for one, and would
   * else wonder where it is.
   */
  private static Stream<Site> sites(InventorySnapshot snapshot, String query) {
    return snapshot.sites().stream()
        .filter(site -> !isTaken(site) || !query.isBlank())
        .sorted(
            Comparator.comparing(DeployFormSearch::isTaken)
                .thenComparing(site -> !site.cluster().connected())
                .thenComparing(Site::label, String.CASE_INSENSITIVE_ORDER));
  }

  private static boolean isTaken(Site site) {
    return site.installation().occupied();
  }

  private static Suggestion suggestion(CloudRegistry registry, InventorySnapshot snapshot) {
    return new Suggestion(
        registry.name(),
        Sentence.of("form.registry", "name", registry.name())
            .with("sku", registry.sku())
            .with("count", snapshot.allConnectedRegistriesOf(registry).size()));
  }

  private Stream<Suggestion> repositories(InventorySnapshot snapshot) {
    return snapshot.registries().stream()
        .filter(each ->
            partial.value(REGISTRY).map(each.name()::equalsIgnoreCase).orElse(each.premium()))
        .findFirst()
        .stream()
        .flatMap(registry -> inventory.cachedRepositories(registry).stream())
        .map(name -> new Suggestion(name, PlainText.text(name)));
  }
}
