package dev.lighterman.site;

import static dev.lighterman.site.SampleSites.arc;
import static dev.lighterman.site.SampleSites.cluster;
import static dev.lighterman.site.SampleSites.connectedRegistry;
import static dev.lighterman.site.SampleSites.extension;
import static dev.lighterman.site.SampleSites.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.Installation.Source;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a site is called, how it is reached, and what is known of it. */
final class SiteTest {
  private static final ArmId STORE_1 = cluster("2222", "edge", "store-1");
  private static final Installation NOTHING = new Installation(null, Source.UNKNOWN, null);

  @Test
  void aNameThatNoOtherClusterHasIsEnough() {
    Site site = among(STORE_1, cluster("2222", "edge", "store-2"));

    assertEquals("store-1", site.label());
    assertEquals("store-1", site.argument());
  }

  @Test
  void namesakesAreToldApartByTheirGroups() {
    Site site = among(STORE_1, cluster("2222", "south", "Store-1"));

    assertEquals("edge/store-1", site.label());
    assertEquals("edge/store-1", site.argument());
  }

  @Test
  void namesakesInGroupsOfOneNameAreToldApartByTheirSubscriptions() {
    Site site =
        among(STORE_1, cluster("2222", "south", "store-1"), cluster("4444", "EDGE", "store-1"));

    assertEquals("edge/store-1 (Subscription 2222)", site.label());
    assertEquals("2222/edge/store-1", site.argument());
  }

  @Test
  void aPlanStoresHowTheClusterIsReached() {
    assertEquals(
        "store", site(STORE_1, NOTHING, new ClusterAccess.Direct("store"), null).context());
    assertEquals(
        STORE_1.toString(),
        site(STORE_1, NOTHING, new ClusterAccess.Proxy(STORE_1), null).context());
    assertNull(site(STORE_1, NOTHING).context());
  }

  @Test
  void theOperatorsFileAndTheClustersTagsAddWhatAzureDoesNotKnow() {
    var range = new ServiceCidr("10.43.0.0/16");
    var address = ServiceAddress.of("10.43.0.50");
    var entry = new KnownSite(null, range, "prodacr", null, address, null, null);
    Site written = site(STORE_1, NOTHING, new ClusterAccess.None(), entry);
    Site tagged =
        new Site(
            arc(STORE_1, Map.of("registry", "labacr")),
            new SiteLabel("store-1", SiteLabel.Qualifier.NAME),
            new ClusterAccess.None(),
            null,
            NOTHING);

    assertEquals(Optional.of(range), written.configuredServiceCidr());
    assertEquals(Optional.of(address), written.configuredServiceAddress());
    assertEquals(Optional.of("prodacr"), written.registryByFile());
    assertEquals(Optional.empty(), written.registryByTag());
    assertEquals(Optional.of("labacr"), tagged.registryByTag());
    assertEquals(Optional.empty(), tagged.configuredServiceCidr());
    assertEquals(Optional.empty(), tagged.configuredServiceAddress());
    assertEquals(Optional.empty(), tagged.registryByFile());
  }

  @Test
  void anotherRegistrysExtensionIsInTheWay() {
    var annex = extension(STORE_1, "annex", "10.43.0.50");
    Site occupied = site(STORE_1, new Installation(null, Source.UNKNOWN, annex));

    assertEquals(Optional.of(annex), occupied.extension());
    assertTrue(occupied.hasNoExtensionBut("ANNEX"));
    assertFalse(occupied.hasNoExtensionBut("store1"));
    assertTrue(site(STORE_1, NOTHING).hasNoExtensionBut("store1"));
  }

  @Test
  void aGuessIsNoKnowledge() {
    ArmId store1 = connectedRegistry("store1");
    Site stored = site("store-1", store1, Source.STORED);
    Site guessed = site("store-1", store1, Source.BY_NAME);

    assertTrue(stored.isKnownToRun(store1) && stored.installation().occupied());
    assertFalse(stored.isKnownToRun(connectedRegistry("annex")));
    assertFalse(guessed.isKnownToRun(store1) || guessed.installation().occupied());
    assertFalse(site(STORE_1, NOTHING).installation().occupied());
    var annex = extension(STORE_1, "annex", "10.43.0.50");
    assertTrue(new Installation(null, Source.UNKNOWN, annex).occupied());
    assertFalse(new Installation(null, Source.UNKNOWN, annex).certain());
  }

  /** The first of these clusters, where the others are too. */
  private static Site among(ArmId first, ArmId... others) {
    List<ArcCluster> all =
        Stream.concat(Stream.of(first), Stream.of(others)).map(id -> arc(id, Map.of())).toList();
    SiteLabel label =
        Objects.requireNonNull(
            SiteLabel.of(all, id -> "Subscription " + id).get(all.getFirst().id()));
    return new Site(all.getFirst(), label, new ClusterAccess.None(), null, NOTHING);
  }
}
