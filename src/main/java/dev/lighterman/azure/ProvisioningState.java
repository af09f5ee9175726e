package dev.lighterman.azure;

import org.jspecify.annotations.Nullable;

/** How far Azure is with the last change of a resource. */
public enum ProvisioningState {
  SUCCEEDED,
  /** Creating, updating or anything else that passes. */
  BUSY,
  /** On its way out, which needs no second word. */
  DELETING,
  /** Failed or cancelled. */
  FAILED;

  static ProvisioningState of(@Nullable Object state) {
    return switch (String.valueOf(state)) {
      case "Succeeded" -> SUCCEEDED;
      case "Failed", "Canceled" -> FAILED;
      case "Deleting" -> DELETING;
      default -> BUSY;
    };
  }
}
