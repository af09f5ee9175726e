package dev.lighterman.azure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions that a token may take.
 *
 * @param actions such as {@code repositories/pos/content/read}
 * @param systemDefined whether Azure made it; such a scope map can't be changed or deleted
 * @param created when it was first created; changes don't reset it
 * @param changed when somebody last changed it; null where nobody tells
 */
public record ScopeMap(
    List<String> actions,
    String description,
    boolean systemDefined,
    Instant created,
    ProvisioningState provisioning,
    @Nullable Instant changed) {
  public ScopeMap {
    actions = List.copyOf(actions);
  }
}
