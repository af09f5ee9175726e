package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"10.43.0.50", "0.0.0.0", "255.255.255.255", "1.2.3.4", "192.168.7.254"})
  void isWrittenAsItWasRead(String text) {
    assertEquals(text, ServiceAddress.of(" " + text + " ").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0", "10.0.0.256", "1.2.3.4.5", "host", "10.0.0.1000", ""})
  void whatIsNoAddressIsRefused(String text) {
    assertEquals(Optional.empty(), ServiceAddress.maybe(text));
    assertThrows(IllegalArgumentException.class, () -> ServiceAddress.of(text));
  }

  @Test
  void equalAddressesAreTheSameHoweverWritten() {
    ServiceAddress one = ServiceAddress.of("10.0.0.5");
    assertEquals(one, ServiceAddress.of("010.000.0.05"));
    assertEquals(one.hashCode(), ServiceAddress.of("10.0.0.5").hashCode());
    assertNotEquals(one.hashCode(), ServiceAddress.of("10.0.0.6").hashCode());
    assertNotEquals(one, ServiceAddress.of("10.0.0.6"));
  }

  @Test
  void addressesAreOrderedByNumberAndNotByTheirText() {
    assertTrue(ServiceAddress.of("10.0.0.9").compareTo(ServiceAddress.of("10.0.0.10")) < 0);
    assertTrue(ServiceAddress.of("10.0.1.0").compareTo(ServiceAddress.of("10.0.0.255")) > 0);
    assertEquals(0, ServiceAddress.of("10.0.0.9").compareTo(ServiceAddress.of("10.0.0.9")));
  }
}
