package dev.lighterman.azure;

import java.time.Instant;
import java.util.List;

/**
 * The actions that a token may take.
 *
 * @param actions such as {@code repositories/pos/content/read}
 * @param systemDefined whether Azure made it; such a scope map can't be changed or deleted
 * @param created when it was first created; changes don't reset it
 */
public record ScopeMap(
    List<String> actions,
    String description,
    boolean systemDefined,
    Instant created,
    ProvisioningState provisioning) {
  public ScopeMap {
    actions = List.copyOf(actions);
  }
}
