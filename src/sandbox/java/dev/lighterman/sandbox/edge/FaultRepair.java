package dev.lighterman.sandbox.edge;

import java.util.function.BooleanSupplier;

/**
 * What takes a fault back.
 *
 * @param isNeeded whether the fault is still to be seen: somebody may have put it right
 */
record FaultRepair(BooleanSupplier isNeeded, Runnable action) {

  void repairIfNeeded() {
    if (isNeeded.getAsBoolean()) {
      action.run();
    }
  }
}
