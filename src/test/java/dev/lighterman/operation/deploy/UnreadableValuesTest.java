package dev.lighterman.operation.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.azure.SeededAzure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.operation.NoRequestFilters;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.inquiry.ListConnectedRegistries;
import dev.lighterman.request.Claim;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicyChannels;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.ServiceCidr;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Azure or the database holds and a value refuses is not the fault of the person who asks. */
final class UnreadableValuesTest {
  private static final Person AMINA = new Person("U01ASKER");
  private static final Channel EDGE_OPS = new Channel("C01EDGEOPS");
  private static final String EXTENSION =
      "/subscriptions/%s/resourceGroups/edge-stores/providers/Microsoft.Kubernetes/connectedClusters/store-101/providers/Microsoft.KubernetesConfiguration/extensions/store101"
          .formatted(AzureFixture.SUBSCRIPTION);

  private final AzureFixture world = new AzureFixture(600);
  private final Store store;
  private final OperationContext services;

  UnreadableValuesTest(@TempDir Path directory) {
    store = Store.open(StoreSettings.in(directory), new PlanJson(FakeDetails.formats(Map.of())));
    var azure = SeededAzure.connect(world, directory);
    var range = new ServiceCidr("10.0.0.0/16");
    var known = new SiteSettings.KnownSite(null, range, null, null, null, null, null);
    var sites = new SiteSettings(Map.of("myarck8scluster", known));
    var clusters = new Clusters(new KubernetesSettings(null), () -> sites);
    var policy =
        new PolicySettings(List.of(PolicyChannels.listed(EDGE_OPS, People.NOBODY)), List.of());
    var records = new SiteRecords(store.requests());
    services =
        new OperationContext(
            azure,
            clusters,
            new Inventory(
                azure,
                clusters,
                () -> sites,
                () -> policy,
                _ -> (_, _) -> true,
                records,
                InstantSource.system()),
            records,
            store.requests(),
            store.claims(),
            store.firstSeen(),
            store.audit(),
            new NoRequestFilters(),
            InteractionTimeouts.DEFAULT,
            InstantSource.system());
  }

  @AfterEach
  void close() {
    store.close();
    world.close();
  }

  @Test
  void anotherSitesServiceAddressIsLeftOutOfTheChoice() {
    find(EXTENSION).set("/properties/configurationSettings/service.clusterIP", "999.1.1.1");

    Plan plan = deploy("repository", "pos");

    assertEquals("10.0.0.50", choice(plan, "service-ip"));
  }

  @Test
  void whatAnotherSiteSynchronisesIsTheOperatorsToMend() {
    find(AzureFixture.REGISTRY_PATH + "/scopeMaps/store101")
        .set("/properties/actions", List.of("repositories/*/content/read"));

    var refused = assertThrows(OperatorMustAct.class, () -> deploy("like", "store-101"));

    assertEquals(Map.of("site", "store-101", "repository", "*"), refused.why().values());
    assertEquals("menu,pos", choice(deploy("like", "store-102"), "repository"));
  }

  @Test
  void aConnectedRegistryIsListedWhateverItsName() {
    String store = AzureFixture.REGISTRY_PATH + "/connectedRegistries/store101";
    ObjectNode copy = find(store).document().deepCopy();
    copy.remove(List.of("id", "name", "type"));
    world.world.runLocked(() ->
        world
            .world
            .resources()
            .put(new Resource(new ResourceId(store.replace("store101", "my_store-1")), copy)));

    var answer = new ListConnectedRegistries(services).answer(intent("list", Map.of()));

    assertTrue(answer.parts().toString().contains("my_store-1"), answer::toString);
  }

  @Test
  void aStoredClaimThatNamesNoAddressTakesNone() {
    ArmId cluster =
        ArmId.of(
            AzureFixture.SUBSCRIPTION,
            "myresourcegroup",
            "Microsoft.Kubernetes/connectedClusters",
            "myarck8scluster");
    var odd = new Claim(cluster.toString().toLowerCase(Locale.ROOT) + "/services/999.1.1.1");
    store
        .database()
        .transact(transaction -> {
          Request other = asked(transaction);
          assertTrue(store.claims().take(transaction, other.number(), Set.of(odd)).isEmpty());
        });

    assertEquals("10.0.0.50", choice(deploy("repository", "pos"), "service-ip"));
  }

  private Request asked(Transaction transaction) {
    return store
        .requests()
        .insert(transaction, intent("deploy", Map.of()), "another", Instant.EPOCH)
        .request();
  }

  private Plan deploy(String option, String value) {
    return new Deploy(services)
        .plan(
            intent(
                "deploy",
                Map.of(
                    "cluster-name",
                    List.of("myarck8scluster"),
                    "registry",
                    List.of("myacrregistry"),
                    option,
                    List.of(value))));
  }

  private static Intent intent(String verb, Map<String, List<String>> options) {
    return new Intent(verb, List.of(), new LinkedHashMap<>(options), AMINA, EDGE_OPS);
  }

  private static String choice(Plan plan, String option) {
    return plan.choices().stream()
        .filter(choice -> choice.option().equals(option))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private Resource find(String id) {
    return world.world.resources().find(new ResourceId(id)).orElseThrow();
  }
}
