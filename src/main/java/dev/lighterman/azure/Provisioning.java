package dev.lighterman.azure;

import org.jspecify.annotations.Nullable;

/** How far Azure is with the last change of a resource. */
public enum Provisioning {
  SUCCEEDED,
  /** Creating, updating, deleting or anything else that passes. */
  BUSY,
  /** Failed or cancelled. */
  FAILED;

  static Provisioning of(@Nullable Object state) {
    return switch (String.valueOf(state)) {
      case "Succeeded" -> SUCCEEDED;
      case "Failed", "Canceled" -> FAILED;
      default -> BUSY;
    };
  }
}
