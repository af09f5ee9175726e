package dev.lighterman.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.SiteRecords.InstallingRequest;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.RequestNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which connected registry a site runs, by what is known of it; a name alone is a guess. */
final class RegistryMatchingTest {
  private static final String ADDRESS = "10.43.0.50";

  private final List<ArcCluster> clusters = new ArrayList<>();
  private final List<ConnectedRegistry> connected = new ArrayList<>();
  private final Map<ArmId, Extension> extensions = new HashMap<>();
  private final Map<ArmId, List<InstallingRequest>> installing = new HashMap<>();
  private final Map<ArmId, KnownSite> file = new HashMap<>();

  @Test
  void whatWeDeployedIsKnownByItsRequest() {
    ArmId site = site("store-1", "other12");
    installed(site, 7, registry("other12", null));

    assertEquals("other12 STORED 7", runs(site));
  }

  @Test
  void whatWeDeployedIsKnownWithoutItsExtensionToo() {
    ArmId site = site("store-1", null);
    installed(site, 7, registry("other12", null));

    assertEquals("other12 STORED 7", runs(site));
  }

  @Test
  void anExtensionOfAnotherNameWasInstalledInPlaceOfOurs() {
    ArmId site = site("store-1", "annex");
    installed(site, 7, registry("other12", ADDRESS));

    assertEquals("? UNKNOWN", runs(site));
  }

  @Test
  void ofOurDeploymentsTheLastThatIsThereCounts() {
    ArmId site = site("store-1", null);
    installed(site, 9, id("gone123"));
    installed(site, 7, registry("other12", null));
    installed(site, 5, registry("older12", null));

    assertEquals("other12 STORED 7", runs(site));
  }

  @Test
  void whatWeDeployedToAnotherSiteLaterIsThereNow() {
    ArmId before = site("store-1", null);
    ArmId now = site("store-2", null);
    ArmId moved = registry("moved12", null);
    installed(before, 7, moved);
    installed(now, 8, moved);

    assertEquals("? UNKNOWN", runs(before));
    assertEquals("moved12 STORED 8", runs(now));
  }

  @Test
  void theOperatorsFileIsBelievedWhateverTheExtensionIsCalled() {
    ArmId site = site("store-1", "annex");
    registry("other12", null);
    written(site, "other12");

    assertEquals("other12 FILE", runs(site));
  }

  @Test
  void whereTheFileNamesOneThatIsGoneNoOtherIsGuessed() {
    ArmId site = site("store-1", "store1");
    registry("store1", ADDRESS);
    written(site, "gone123");

    assertEquals("? UNKNOWN", runs(site));
  }

  @Test
  void anExtensionIsTheRegistrysOfItsNameAndAddress() {
    ArmId site = site("store-1", "Annex");
    registry("annex", ADDRESS);

    assertEquals("annex EXTENSION", runs(site));
  }

  @Test
  void anExtensionsNameWithoutItsAddressIsAGuess() {
    ArmId elsewhere = site("store-1", "annex");
    registry("annex", "10.43.0.99");
    ArmId nowhere = site("store-2", "never");
    registry("never", null);

    assertEquals("annex BY_NAME", runs(elsewhere));
    assertEquals("never BY_NAME", runs(nowhere));
  }

  @Test
  void oneOfTwoExtensionsOfThatNameAndAddressIsNotChosen() {
    ArmId first = site("store-1", "annex");
    ArmId second = site("store-2", "annex");
    registry("annex", ADDRESS);

    assertEquals("? UNKNOWN", runs(first));
    assertEquals("? UNKNOWN", runs(second));
  }

  @Test
  void aSitesNameIsAGuessWhereNoExtensionIs() {
    ArmId site = site("store-1", null);
    registry("store1", ADDRESS);

    assertEquals("store1 BY_NAME", runs(site));
  }

  @Test
  void aSitesNameIsNoGuessWhereAnExtensionHasAnother() {
    ArmId site = site("store-1", "annex");
    registry("store1", ADDRESS);

    assertEquals("? UNKNOWN", runs(site));
  }

  @Test
  void whatAnotherSiteIsKnownToRunIsNotGuessed() {
    ArmId site = site("store-1", null);
    ArmId other = site("store-2", null);
    installed(other, 7, registry("store1", ADDRESS));

    assertEquals("? UNKNOWN", runs(site));
    assertEquals("store1 STORED 7", runs(other));
  }

  @Test
  void whatAnotherSiteIsKnownToRunIsNotFoundByTheExtensionEither() {
    ArmId site = site("store-1", "annex");
    ArmId other = site("store-2", null);
    registry("annex", ADDRESS);
    written(other, "annex");

    assertEquals("? UNKNOWN", runs(site));
    assertEquals("annex FILE", runs(other));
  }

  private String runs(ArmId site) {
    Installation found =
        Objects.requireNonNull(
            RegistryMatching.of(
                    clusters,
                    connected,
                    id -> installing.getOrDefault(id, List.of()),
                    new ExtensionListing(extensions),
                    cluster -> Optional.ofNullable(file.get(cluster.id())))
                .get(site));
    ArmId runs = found.connectedRegistry();
    String request = found.request() == null ? "" : " " + found.request().number();
    return (runs == null ? "?" : runs.name()) + " " + found.source() + request;
  }

  /** A cluster, with an extension at the usual address unless that is null. */
  private ArmId site(String name, @Nullable String extension) {
    ArmId id = SampleSites.cluster("2222", "edge", name);
    clusters.add(SampleSites.arc(id, Map.of()));
    if (extension != null) {
      extensions.put(id, SampleSites.extension(id, extension, ADDRESS));
    }
    return id;
  }

  private static ArmId id(String name) {
    return ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "myacr")
        .child("connectedRegistries", name);
  }

  private ArmId registry(String name, @Nullable String address) {
    connected.add(SampleSites.connected(id(name), address));
    return id(name);
  }

  private void installed(ArmId site, int request, ArmId registry) {
    installing
        .computeIfAbsent(site, _ -> new ArrayList<>())
        .add(new InstallingRequest(new RequestNumber(request), registry));
  }

  private void written(ArmId site, String registry) {
    file.put(
        site,
        new KnownSite(null, null, null, new ConnectedRegistryName(registry), null, null, null));
  }
}
