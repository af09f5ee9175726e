package dev.lighterman.documentation;

import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.command.Usage;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.operation.NoRequestFilters;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.InteractionTimeouts;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The usages of the bot's catalogue, in the order of help; Azure and clusters are not asked. */
final class SampleUsages {
  private static final URI NOWHERE = URI.create("https://localhost/");

  private SampleUsages() {}

  /**
   * Makes the catalogue as the bot does.
   *
   * @param folder for a database
   */
  static List<Usage> in(Path folder) {
    var azure =
        Azure.connect(
            new AzureSettings(
                new AzureCredential.AzLogin(null), List.of("2222"), NOWHERE, NOWHERE, null));
    try (var clusters = new Clusters(new KubernetesSettings(null), () -> SiteSettings.NOTHING);
        var store = Store.open(StoreSettings.in(folder), new PlanJson(Operations.planFormats()))) {
      var records = new SiteRecords(store.requests());
      var inventory =
          new Inventory(
              azure,
              clusters,
              () -> SiteSettings.NOTHING,
              () -> PolicySettings.NOTHING,
              _ -> (_, _) -> true,
              records,
              InstantSource.system());
      var context =
          new OperationContext(
              azure,
              clusters,
              inventory,
              records,
              store.requests(),
              store.claims(),
              store.firstSeen(),
              store.audit(),
              new NoRequestFilters(),
              InteractionTimeouts.DEFAULT,
              InstantSource.system());
      return Operations.over(context, () -> true).usages();
    }
  }
}
