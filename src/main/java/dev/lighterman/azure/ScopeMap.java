package dev.lighterman.azure;

import java.time.Instant;
import java.util.List;

/**
 * What a token may do.
 *
 * @param actions such as {@code repositories/pos/content/read}
 * @param systemDefined whether Azure made it, and lets nobody change or delete it
 * @param created when it was first made; a change leaves it alone
 */
public record ScopeMap(
    List<String> actions, boolean systemDefined, Instant created, ProvisioningState provisioning) {
  public ScopeMap {
    actions = List.copyOf(actions);
  }
}
