package dev.lighterman.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CloudRegistryTest {
  private static final String WEST = "prodacr.westus.data.azurecr.io";
  private static final String HOME = "prodacr.eastus.data.azurecr.io";

  /** Azure says nothing about their order. */
  @Test
  void theDataEndpointOfItsOwnRegionIsFoundInAnyOrder() {
    assertEquals(HOME, registry(List.of(WEST, HOME)).dataEndpointHost());
    assertEquals(HOME, registry(List.of(HOME, WEST)).dataEndpointHost());
    assertEquals(HOME, registry(List.of()).dataEndpointHost());
    assertEquals("other.example", registry(List.of("other.example")).dataEndpointHost());
  }

  private static CloudRegistry registry(List<String> hosts) {
    return new CloudRegistry(
        SeededAzure.REGISTRY,
        "eastus",
        "Premium",
        "prodacr.azurecr.io",
        true,
        hosts,
        false,
        true,
        CloudRegistry.NetworkAccess.EVERYWHERE);
  }
}
