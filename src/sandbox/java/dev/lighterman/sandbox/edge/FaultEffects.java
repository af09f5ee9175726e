package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.FaultListener;
import dev.lighterman.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Breaks the world where a fault is something that happens, and mends it again; faults that only
 * forbid something are read where they matter.
 */
final class FaultEffects implements FaultListener {

  private final Map<String, Function<Fault, List<FaultRepair>>> breakdowns;
  private final Map<Fault, List<FaultRepair>> repairs = new HashMap<>();

  FaultEffects(World world, ArcClusterMap clusters) {
    var registries = new RegistryFaultEffects(world);
    var sites = new SiteFaultEffects(world, clusters);
    this.breakdowns =
        Map.of(
            "registry-full", registries::fill,
            "registry-basic", registries::downgrade,
            "data-endpoint-off", registries::closeEndpoint,
            "image-missing", registries::removeImage,
            "provider-unregistered", registries::unregister,
            "arc-offline", sites::disconnect,
            "storage-class-missing", sites::removeStorageClass,
            "not-allowed-in-cluster", sites::withhold,
            "wrong-password", sites::replacePassword,
            "token-detached", sites::detach);
  }

  @Override
  public synchronized void faultInjected(Fault fault) {
    var breakdown = breakdowns.get(fault.name());
    if (breakdown != null) {
      faultCleared(fault);
      repairs.put(fault, breakdown.apply(fault));
    }
  }

  @Override
  public synchronized void faultCleared(Fault fault) {
    var all = repairs.remove(fault);
    if (all != null) {
      all.reversed().forEach(FaultRepair::repairIfNeeded);
    }
  }

  @Override
  public synchronized boolean isResolved(Fault fault) {
    var all = repairs.get(fault);
    return all != null && all.stream().noneMatch(repair -> repair.needed().getAsBoolean());
  }
}
