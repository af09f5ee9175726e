package dev.lighterman.site;

import static dev.lighterman.site.SampleSites.cluster;
import static dev.lighterman.site.SampleSites.connected;
import static dev.lighterman.site.SampleSites.connectedRegistry;
import static dev.lighterman.site.SampleSites.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.Installation.Source;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which site is meant by what somebody types. */
final class SiteResolverTest {
  private static final ArmId STORE_1 = cluster("2222", "edge", "store-1");

  private final List<Site> sites = new ArrayList<>();
  private final List<ConnectedRegistry> connected = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store-1",
        "STORE-1",
        "edge/store-1",
        "2222/EDGE/store-1",
        "/subscriptions/2222/resourceGroups/edge/providers/Microsoft.Kubernetes/connectedClusters/store-1",
        "annex",
        "ANNEX",
        "/subscriptions/2222/resourceGroups/cloud/providers/Microsoft.ContainerRegistry/registries/prodacr/connectedRegistries/annex"
      })
  void aSiteIsNamedByItsNameItsIdOrItsConnectedRegistry(String word) {
    sites.add(site("store-1", connectedRegistry("annex"), Source.STORED));
    sites.add(site("store-11"));

    assertEquals(STORE_1, found(word));
    assertEquals(STORE_1, foundExactly(word));
  }

  @Test
  void aSitesOwnNameComesBeforeAnothersConnectedRegistry() {
    sites.add(site("store-2", connectedRegistry("store-1"), Source.BY_NAME));
    sites.add(site("store-1"));

    assertEquals(STORE_1, found("store-1"));
  }

  @Test
  void aPartOfANameIsEnoughToLookAndTooLittleToDelete() {
    sites.add(site("store-1"));
    sites.add(site("kiosk-2"));

    assertEquals(STORE_1, found("ORE"));
    assertEquals(
        "site.none",
        refused(() -> resolver().findExactly("ore", site -> "remove " + site.name())).key());
  }

  @Test
  void ofSeveralWithThatPartTheFirstFiveAreOffered() {
    IntStream.rangeClosed(1, 6).forEach(each -> sites.add(site("store-" + each)));
    sites.add(site("kiosk-2"));

    AskerMustAct refusal =
        assertThrows(
            AskerMustAct.class, () -> resolver().find("store", site -> "show " + site.name()));

    assertEquals("site.several", refusal.why().key());
    assertEquals(6, refusal.why().values().get("count"));
    assertEquals(
        List.of("show store-1", "show store-2", "show store-3", "show store-4", "show store-5"),
        refusal.suggestions().stream().map(SuggestedCommand::words).toList());
  }

  @Test
  void whereNoneHasThatNameTheNearestAreOffered() {
    List.of("kiosk-9", "stroe-1", "store-1", "store-12", "depot-77")
        .forEach(name -> sites.add(site(name)));

    AskerMustAct refusal =
        assertThrows(
            AskerMustAct.class, () -> resolver().find("stor-1", site -> "show " + site.name()));

    assertEquals("site.none", refusal.why().key());
    assertEquals(List.of("store-1", "stroe-1", "store-12"), refusal.why().values().get("nearest"));
    assertEquals("show store-1", refusal.suggestions().getFirst().words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"harbour-north", "no", "stores/"})
  void noSiteIsOfferedAsNearThatIsNot(String word) {
    List.of("myarck8scluster", "store-101", "store-102").forEach(name -> sites.add(site(name)));

    AskerMustAct refusal =
        assertThrows(AskerMustAct.class, () -> resolver().find(word, site -> "show " + site));

    assertEquals("site.none-near", refusal.why().key());
    assertEquals(
        List.of("sites"), refusal.suggestions().stream().map(SuggestedCommand::words).toList());
  }

  @Test
  void whatCanNotBeUndoneIsOfferedOnlyWhereItMayHaveBeenMeant() {
    List.of("myarck8scluster", "store-101", "store-102").forEach(name -> sites.add(site(name)));

    AskerMustAct far = refusedExactly("myconnectedregistry");
    AskerMustAct near = refusedExactly("stroe-101");

    assertEquals("site.none-near", far.why().key());
    assertEquals(
        List.of("sites"), far.suggestions().stream().map(SuggestedCommand::words).toList());
    assertEquals(List.of("store-101", "store-102"), near.why().values().get("nearest"));
  }

  private AskerMustAct refusedExactly(String word) {
    return assertThrows(
        AskerMustAct.class, () -> resolver().findExactly(word, site -> "remove " + site.name()));
  }

  @Test
  void clustersOfOneNameAreToldApartByTheirGroups() {
    ArmId south = cluster("2222", "south", "store-1");
    var runsNothing = new Installation(null, Source.UNKNOWN, null);
    sites.add(site("store-1"));
    sites.add(SampleSites.site(south, runsNothing));

    assertEquals("site.several", refused(() -> found("store-1")).key());
    assertEquals("site.several", refused(() -> foundExactly("store-1")).key());
    assertEquals(south, found("south/store-1"));
    assertEquals(
        south, resolver().inGroup("SOUTH").find("store-1", site -> "show " + site.name()).id());
  }

  /** One of them is nobody's that is known: deleting by its name could mean either. */
  @Test
  void aNameThatTwoConnectedRegistriesHaveIsTooLittleToDelete() {
    sites.add(site("store-1", connectedRegistry("annex"), Source.STORED));
    connected.add(connected(connectedRegistry("annex"), null));
    assertEquals(STORE_1, foundExactly("annex"));

    ArmId lab = ArmId.of("2222", "lab", "Microsoft.ContainerRegistry/registries", "labacr");
    connected.add(connected(lab.child("connectedRegistries", "annex"), null));

    assertEquals("site.several-connected", refused(() -> foundExactly("annex")).key());
    assertEquals(2L, refused(() -> foundExactly("annex")).values().get("count"));
    assertEquals(STORE_1, found("annex"));
    assertEquals(STORE_1, foundExactly("store-1"));
  }

  private static Sentence refused(Executable search) {
    return assertThrows(AskerMustAct.class, search).why();
  }

  private ArmId found(String word) {
    return resolver().find(word, site -> "show " + site.name()).id();
  }

  private ArmId foundExactly(String word) {
    return resolver().findExactly(word, site -> "remove " + site.name()).id();
  }

  private SiteResolver resolver() {
    return new SiteResolver(new InventorySnapshot(sites, List.of(), connected, List.of()));
  }
}
