package dev.lighterman.sandbox.edge;

import java.util.function.BooleanSupplier;

/**
 * Undoes one effect of a fault.
 *
 * @param isNeeded whether the effect is still there; somebody may have undone it already
 */
record FaultRepair(BooleanSupplier isNeeded, Runnable action) {

  void repairIfNeeded() {
    if (isNeeded.getAsBoolean()) {
      action.run();
    }
  }
}
