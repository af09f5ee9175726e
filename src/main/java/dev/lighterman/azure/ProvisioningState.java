package dev.lighterman.azure;

import org.jspecify.annotations.Nullable;

/** The state of the last operation on a resource. */
public enum ProvisioningState {
  SUCCEEDED,
  /** Creating, Updating or any other state that ends by itself. */
  IN_PROGRESS,
  /** Being deleted; another delete is not needed. */
  DELETING,
  /** Failed or Canceled. */
  FAILED;

  static ProvisioningState of(@Nullable Object state) {
    return switch (String.valueOf(state)) {
      case "Succeeded" -> SUCCEEDED;
      case "Failed", "Canceled" -> FAILED;
      case "Deleting" -> DELETING;
      default -> IN_PROGRESS;
    };
  }
}
