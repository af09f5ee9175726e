package dev.lighterman.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Repository;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a channel shows, and what it takes for granted. */
final class ChannelScopeTest {
  private static final ListedChannel STORES = listed("C01", "store-*", "prodacr");
  private static final ListedChannel KIOSKS = listed("C02", "ring=kiosk", "labacr");

  @Test
  void aChannelShowsItsOwnSitesAndRegistriesAndHasItsDefaults() {
    var scope = new ChannelScope(List.of(STORES));

    assertTrue(scope.admits("store-1", Map.of()));
    assertFalse(scope.admits("box-1", Map.of("ring", "kiosk")));
    assertTrue(scope.admits("prodacr"));
    assertFalse(scope.admits("labacr"));
    assertEquals(Optional.of("prodacr"), scope.registry());
    assertEquals(Optional.of(WorkloadMode.DEPLOY), scope.workload());
    assertEquals(List.of(new Repository("pos")), scope.repositories());
  }

  @Test
  void aDirectMessageShowsWhatAnyChannelDoesAndTakesNothingForGranted() {
    var scope = new ChannelScope(List.of(STORES, KIOSKS));

    assertTrue(scope.admits("store-1", Map.of()));
    assertTrue(scope.admits("box-1", Map.of("ring", "kiosk")));
    assertFalse(scope.admits("depot-1", Map.of()));
    assertTrue(scope.admits("prodacr") && scope.admits("labacr"));
    assertFalse(scope.admits("spare"));
    assertEquals(Optional.empty(), scope.registry());
    assertEquals(Optional.empty(), scope.workload());
    assertEquals(List.of(), scope.repositories());
  }

  @Test
  void aChannelThatIsNotListedShowsNothing() {
    var scope = new ChannelScope(List.of());

    assertFalse(scope.admits("store-1", Map.of()));
    assertFalse(scope.admits("prodacr"));
  }

  private static ListedChannel listed(String id, String sites, String registry) {
    return new ListedChannel(
        new Channel(id),
        List.of(new Glob(registry)),
        List.of(new Glob(sites)),
        People.NOBODY,
        registry,
        WorkloadMode.DEPLOY,
        List.of(new Repository("pos")),
        People.NOBODY,
        Language.EN);
  }
}
