package dev.lighterman.sandbox.edge;

import java.util.function.BooleanSupplier;

/**
 * What takes a fault back.
 *
 * @param needed whether the fault is still to be seen: somebody may have put it right
 */
record FaultRepair(BooleanSupplier needed, Runnable how) {

  void repairIfNeeded() {
    if (needed.getAsBoolean()) {
      how.run();
    }
  }
}
