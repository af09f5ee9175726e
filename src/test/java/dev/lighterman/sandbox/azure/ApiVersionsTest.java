package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The api-versions of registries that Azure lists, or that its clients ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiVersionsTest {
  private final AzureFixture fixture = new AzureFixture(1);

  @AfterAll
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-05-01",
        "2023-11-01-preview",
        "2024-11-01-preview",
        "2025-03-01-preview",
        "2025-04-01",
        "2025-05-01-preview",
        "2025-06-01-preview",
        "2025-09-01-preview",
        "2025-11-01",
        "2025-12-01-preview",
        "2026-01-01-preview",
        "2026-03-01-preview",
        "2026-09-01-preview"
      })
  void isServedAndListedInTheHeader(String version) throws Exception {
    var registry = fixture.send("GET", AzureFixture.REGISTRY_PATH + "?api-version=" + version, "");

    assertEquals(200, registry.statusCode(), registry.body());
    var listed = registry.headers().firstValue("api-supported-versions").orElse("");
    assertTrue(List.of(listed.split(", ")).contains(version), listed);
  }

  /** Stable since 2025-04-01. */
  @Test
  void anOlderStableVersionHasNoConnectedRegistries() throws Exception {
    var path = AzureFixture.REGISTRY_PATH + "/connectedRegistries?api-version=";
    assertEquals(200, fixture.send("GET", path + "2025-04-01", "").statusCode());
    assertEquals(400, fixture.send("GET", path + "2023-07-01", "").statusCode());
  }
}
