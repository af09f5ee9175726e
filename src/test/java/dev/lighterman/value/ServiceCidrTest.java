package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceCidrTest {
  private final ServiceCidr range = new ServiceCidr("10.0.0.0/16");

  @Test
  void theQuickstartsAddressIsOutsideTheUsualRange() {
    assertFalse(range.contains(ServiceAddress.of("192.100.100.1")));
    assertTrue(range.contains(ServiceAddress.of("10.0.0.50")));
    assertFalse(range.contains(ServiceAddress.of("10.1.0.0")));
  }

  @Test
  void theApiServersAddressIsNeverOffered() {
    assertEquals(Optional.of(ServiceAddress.of("10.0.0.2")), range.lowestFree(Set.of()));
  }

  @Test
  void takenAddressesAreSkipped() {
    assertEquals(
        Optional.of(ServiceAddress.of("10.0.0.4")),
        range.lowestFree(Set.of(ServiceAddress.of("10.0.0.2"), ServiceAddress.of("10.0.0.3"))));
  }

  @Test
  void aSmallRangeCanBeFull() {
    assertEquals(
        Optional.empty(),
        new ServiceCidr("10.0.0.0/30").lowestFree(Set.of(ServiceAddress.of("10.0.0.2"))));
  }

  @Test
  void aPlaceInAnotherClustersRangeIsTheSamePlaceHere() {
    long place = range.equivalentOffset(ServiceAddress.of("10.43.0.50"));
    assertEquals(Optional.of(ServiceAddress.of("10.0.0.50")), range.at(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "a/8"})
  void whatIsNoRangeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new ServiceCidr(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "localhost", "10.0.0.1.1", "::1"})
  void whatIsNoAddressIsRefusedWithoutAnyLookUp(String text) {
    assertThrows(IllegalArgumentException.class, () -> ServiceAddress.of(text));
  }

  @Test
  void itsEdgesBelongToItAndTheirNeighboursDoNot() {
    var range = new ServiceCidr("10.0.4.0/24");
    assertTrue(range.contains(ServiceAddress.of("10.0.4.0")));
    assertTrue(range.contains(ServiceAddress.of("10.0.4.255")));
    assertFalse(range.contains(ServiceAddress.of("10.0.3.255")));
    assertFalse(range.contains(ServiceAddress.of("10.0.5.0")));
    assertEquals(50, range.offset(ServiceAddress.of("10.0.4.50")));
    assertEquals(Optional.of(ServiceAddress.of("10.0.4.0")), range.at(0));
    assertEquals(Optional.of(ServiceAddress.of("10.0.4.255")), range.at(255));
    assertEquals(Optional.empty(), range.at(256));
    assertEquals(Optional.empty(), range.at(-1));
  }

  @Test
  void aTextIsARangeOrNone() {
    assertEquals(Optional.of(new ServiceCidr("10.0.0.0/16")), ServiceCidr.maybe("10.0.0.0/16"));
    assertEquals(Optional.empty(), ServiceCidr.maybe("10.0.0.0/33"));
    assertEquals(Optional.empty(), ServiceCidr.maybe("10.0.0.0"));
  }
}
