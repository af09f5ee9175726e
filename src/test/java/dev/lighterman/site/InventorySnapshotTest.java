package dev.lighterman.site;

import static dev.lighterman.site.SampleSites.PROD;
import static dev.lighterman.site.SampleSites.cloud;
import static dev.lighterman.site.SampleSites.connected;
import static dev.lighterman.site.SampleSites.connectedRegistry;
import static dev.lighterman.site.SampleSites.site;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.Installation.Source;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shown of what exists, and which site runs what. */
final class InventorySnapshotTest {
  private static final ArmId LAB =
      ArmId.of("2222", "lab", "Microsoft.ContainerRegistry/registries", "labacr");
  private static final ArmId STORE_1 = connectedRegistry("store1");
  private static final ArmId KIOSK_2 = connectedRegistry("kiosk2");
  private static final ArmId NOBODYS = connectedRegistry("nobodys");
  private static final ArmId IN_LAB = LAB.child("connectedRegistries", "trial");

  private final InventorySnapshot all =
      new InventorySnapshot(
          List.of(
              site("store-1", STORE_1, Source.STORED), site("kiosk-2", KIOSK_2, Source.EXTENSION)),
          List.of(cloud(LAB), cloud(PROD)),
          Stream.of(STORE_1, KIOSK_2, NOBODYS, IN_LAB).map(id -> connected(id, null)).toList(),
          List.of());

  @Test
  void aConnectedRegistryIsHiddenWithItsSiteAndStillTakesItsPlace() {
    InventorySnapshot shown = all.filter((name, _) -> !name.equals("kiosk-2"));

    assertEquals(List.of("store-1"), shown.sites().stream().map(Site::name).toList());
    assertEquals(List.of("store1", "nobodys", "trial"), names(shown.connected()));
    assertEquals(List.of("kiosk2"), names(shown.hidden()));
    assertEquals(Optional.empty(), shown.connectedRegistry(KIOSK_2));
    assertEquals(List.of("store1", "nobodys"), names(shown.of(cloud(PROD))));
    assertEquals(
        List.of("store1", "nobodys", "kiosk2"), names(shown.allConnectedRegistriesOf(cloud(PROD))));
  }

  @Test
  void whatIsHiddenOnceStaysHidden() {
    InventorySnapshot shown =
        all.filter((name, _) -> !name.equals("kiosk-2")).filter((_, _) -> true);

    assertEquals(List.of("kiosk2"), names(shown.hidden()));
  }

  @Test
  void aConnectedRegistryOfNoKnownSiteIsShownLikeASiteOfItsName() {
    InventorySnapshot shown = all.filter((name, _) -> name.startsWith("nobody"));

    assertEquals(List.of("nobodys"), names(shown.connected()));
    assertEquals(List.of("store1", "kiosk2", "trial"), names(shown.hidden()));
  }

  @Test
  void whatIsShownIsFoundByItsId() {
    assertEquals("store1", all.connectedRegistry(STORE_1).orElseThrow().name());
    assertEquals("labacr", all.registry(LAB).map(CloudRegistry::name).orElseThrow());
    assertEquals(Optional.empty(), all.registry(LAB.child("connectedRegistries", "x")));
  }

  @Test
  void whereOneSiteIsKnownToRunItAnothersGuessDoesNotCount() {
    var snapshot =
        new InventorySnapshot(
            List.of(
                site("guess-1", STORE_1, Source.BY_NAME),
                site("store-1", STORE_1, Source.STORED),
                site("guess-2", STORE_1, Source.BY_NAME)),
            List.of(),
            List.of(),
            List.of());

    assertEquals("store-1", snapshot.siteOf(STORE_1).orElseThrow().name());
    assertEquals(Optional.empty(), snapshot.siteOf(NOBODYS));
  }

  @Test
  void whetherAnotherSiteRunsItIsKnownOrGuessed() {
    Site guess = site("guess-1", STORE_1, Source.BY_NAME);
    Site store = site("store-1", STORE_1, Source.STORED);
    var snapshot = new InventorySnapshot(List.of(guess, store), List.of(), List.of(), List.of());

    assertEquals(Optional.of(store), snapshot.otherThatRuns(STORE_1, guess.id()));
    assertEquals(Optional.empty(), snapshot.otherThatRuns(STORE_1, store.id()));
    assertEquals(Optional.empty(), snapshot.otherThatRuns(KIOSK_2, guess.id()));
    assertEquals(Optional.of(guess), snapshot.otherThatMayRun(STORE_1, store.id()));
    assertEquals(Optional.of(store), snapshot.otherThatMayRun(STORE_1, guess.id()));
    assertEquals(Optional.empty(), snapshot.otherThatMayRun(KIOSK_2, store.id()));
  }

  private static List<String> names(List<ConnectedRegistry> registries) {
    return registries.stream().map(ConnectedRegistry::name).toList();
  }
}
