package dev.lighterman.step.cloud;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.value.ArmId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A connected registry in the quickstart's own columns, so that both can be laid side by side. */
final class ConnectedRegistryTable {
  private ConnectedRegistryTable() {}

  static Map<String, String> of(Azure azure, ConnectedRegistry seen, ArmId extension) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("table.name", seen.name());
    facts.put("table.mode", seen.mode());
    facts.put("table.connection", seen.connection().text());
    facts.put("table.parent", seen.registry().name());
    facts.put("table.schedule", seen.schedule());
    Optional.ofNullable(seen.syncWindow())
        .ifPresent(window -> facts.put("table.window", window.toString()));
    azure
        .registries()
        .get(seen.registry())
        .ifPresent(registry -> facts.put("table.loginServer", registry.loginServer()));
    Optional.ofNullable(seen.lastSync())
        .ifPresent(at -> facts.put("table.lastSync", at.toString()));
    azure
        .extensions()
        .get(extension)
        .ifPresent(found -> facts.put("extension", found.provisioningText()));
    return facts;
  }
}
